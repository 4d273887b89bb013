package ch.meinkonto.portal.cases;

import java.util.UUID;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident takes a document of their own case. */
@UseCase
class DownloadCaseDocument {
    private final Cases cases;
    private final CaseDocuments documents;
    private final SecurityEvents events;

    DownloadCaseDocument(Cases cases, CaseDocuments documents, SecurityEvents events) {
        this.cases = cases;
        this.documents = documents;
        this.events = events;
    }

    /**
     * The document as it was issued. The event names its owner: whoever else should get it one day, by a mistake of ours,
     * stands out.
     *
     * @throws CaseNotFound when there is none
     */
    CaseDocuments.Opened open(OnlineService service, String reference, UUID id, String owner) {
        CaseFile file = cases.own(service, reference, owner);
        CaseDocuments.Opened opened = documents.open(reference, id)
                .orElseThrow(() -> CaseNotFound.unknown("document", id.toString()));
        events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(id.toString()),
                opened.document().kind(), opened.content().length, file.owner(), null));
        return opened;
    }
}
