package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.lookedat.LookLetters;
import ch.meinkonto.portal.upload.Uploads;
import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.DossierEvent.Circumstances;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A member of staff reads a case, and says why; each look is written down for the resident and for security. */
@UseCase
class ReadCase {
    private static final int MOST_ROWS = 200;

    private final Cases cases;
    private final Timeline timeline;
    private final Messages messages;
    private final CaseDocuments documents;
    private final Uploads uploads;
    private final AccessLog accesses;
    private final PostOfCases post;
    private final PartiesOfRequest parties;
    private final LookLetters letters;
    private final SecurityEvents events;

    ReadCase(Cases cases, Timeline timeline, Messages messages, CaseDocuments documents, Uploads uploads,
            AccessLog accesses, PostOfCases post, PartiesOfRequest parties, LookLetters letters,
            SecurityEvents events) {
        this.cases = cases;
        this.timeline = timeline;
        this.messages = messages;
        this.documents = documents;
        this.uploads = uploads;
        this.accesses = accesses;
        this.post = post;
        this.parties = parties;
        this.letters = letters;
        this.events = events;
    }

    /** Why a member of staff opens a case. */
    enum Purpose {
        PROCESSING,
        INQUIRY,
        CONTROL,
        COMPLAINT;

        /** The lower-case code in forms and events. */
        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * What is to be done, and what was done lately.
     *
     * @param open open cases, what is due first comes first
     * @param closed closed cases, newest first
     */
    record Work(List<CaseFile> open, List<CaseFile> closed) {}

    /** The cases of a service; nothing of them is shown that tells who asked for what. */
    Work work(OnlineService service) {
        return new Work(cases.open(service, MOST_ROWS), cases.closed(service, MOST_ROWS / 4));
    }

    /**
     * Where a case is: who answers a telephone has its reference, and need not know of which service it is. Nothing of it is told.
     *
     * @param all services to look in
     * @param typed reference as somebody typed it
     * @return the case's page for staff, which asks why; empty where there is no such case
     */
    Optional<String> find(OnlineService service, List<OnlineService> all, String typed) {
        String reference = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return cases.find(all, reference)
                .flatMap(file -> all.stream().filter(each -> each.city().name().equals(file.service())).findFirst())
                .map(each -> each.city().staffPath() + "/" + reference);
    }

    /**
     * One case with everything in it.
     *
     * @param staff account id of who looks
     * @throws CaseNotFound when there is no such case
     */
    FindCases.Whole open(OnlineService service, String reference, Purpose purpose, String staff) {
        CaseFile file = cases.of(service, reference);
        noteDown(service, file, purpose, staff);
        List<Messages.Message> written = messages.of(reference);
        return new FindCases.Whole(file, timeline.of(reference), written, documents.of(reference),
                uploads.of(file.submission()), post.openedOf(reference, written),
                parties.of(service, file.owner(), file.submission()));
    }

    /** A file the resident sent. */
    Uploads.Opened file(OnlineService service, String reference, UUID id, Purpose purpose, String staff) {
        CaseFile file = cases.of(service, reference);
        Uploads.Opened opened = uploads.open(file.submission(), id)
                .orElseThrow(() -> CaseNotFound.unknown("file", id.toString()));
        noteDown(service, file, purpose, staff);
        seen(file, id, "upload", opened.content().length);
        return opened;
    }

    /** A document the city issued. */
    CaseDocuments.Opened document(OnlineService service, String reference, UUID id, Purpose purpose, String staff) {
        CaseFile file = cases.of(service, reference);
        CaseDocuments.Opened opened = documents.open(reference, id)
                .orElseThrow(() -> CaseNotFound.unknown("document", id.toString()));
        noteDown(service, file, purpose, staff);
        seen(file, id, opened.document().kind(), opened.content().length);
        return opened;
    }

    private void noteDown(OnlineService service, CaseFile file, Purpose purpose, String staff) {
        accesses.add(file, staff, service.city().name(), purpose.code());
        letters.tell(file.owner(), file.contact().email(), file.contact().language(), service.city().name(),
                file.reference());
        Boolean ownDossier = file.owner().equals(staff) ? Boolean.TRUE : null;
        events.record(new DossierEvent(file.owner(), purpose.code(), file.reference(),
                new Circumstances(file.state().isOpen(), null, ownDossier)));
    }

    private void seen(CaseFile file, UUID id, String kind, int bytes) {
        events.record(new DocumentEvent(EventAction.DOCUMENT_VIEW, Digests.of(id.toString()), kind, bytes,
                file.owner(), "staff"));
    }
}
