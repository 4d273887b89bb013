package ch.meinkonto.portal.cases;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident takes a document of their own case. */
@UseCase
class DownloadCaseDocument {
    private final SharedCases shared;
    private final CaseDocuments documents;
    private final AccessLog accesses;
    private final SecurityEvents events;

    DownloadCaseDocument(SharedCases shared, CaseDocuments documents, AccessLog accesses, SecurityEvents events) {
        this.shared = shared;
        this.documents = documents;
        this.accesses = accesses;
        this.events = events;
    }

    /**
     * The document as it was issued. The event names its owner: whoever else should get it one day, by a mistake of ours,
     * stands out.
     *
     * @throws CaseNotFound when there is none
     */
    CaseDocuments.Opened open(OnlineService service, String reference, UUID id, Resident resident) {
        CaseFile file = shared.readable(service, reference, resident);
        CaseDocuments.Opened opened = documents.open(reference, id)
                .orElseThrow(() -> CaseNotFound.unknown("document", id.toString()));
        boolean takesPart = !file.owner().equals(resident.id());
        boolean represented = resident.representative() != null;
        if (takesPart) {
            shared.noteDown(file, resident);
        } else if (represented) {
            accesses.addRepresentative(file, resident);
        }
        events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(id.toString()),
                opened.document().kind(), opened.content().length, file.owner(),
                relation(file, takesPart, represented)));
        return opened;
    }

    /** Why somebody sees it who is not the person it is about; absent where they are. */
    private static @Nullable String relation(CaseFile file, boolean takesPart, boolean represented) {
        if (takesPart) {
            return "party";
        }
        return represented ? "mandate" : file.concerned() == null ? null : "household";
    }
}
