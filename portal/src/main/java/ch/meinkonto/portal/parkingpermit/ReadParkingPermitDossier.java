package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.lookedat.LookLetters;
import ch.meinkonto.portal.lookedat.StaffLooks;
import ch.meinkonto.portal.upload.StoredFile;
import ch.meinkonto.portal.upload.Uploads;
import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.DossierEvent.Circumstances;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A caseworker reads requests of residents, and says why. */
@UseCase
class ReadParkingPermitDossier {
    private static final int MOST_ROWS = 200;

    private final ParkingPermits permits;
    private final PermitChanges changes;
    private final ParkingPermitRefunds refunds;
    private final Uploads uploads;
    private final StaffLooks looks;
    private final LookLetters letters;
    private final SecurityEvents events;
    private final Clock clock;

    ReadParkingPermitDossier(ParkingPermits permits, PermitChanges changes, ParkingPermitRefunds refunds,
            Uploads uploads, StaffLooks looks, LookLetters letters, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.changes = changes;
        this.refunds = refunds;
        this.uploads = uploads;
        this.looks = looks;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Why a caseworker opens a request. */
    enum Purpose {
        INQUIRY,
        CONTROL,
        PAYMENT,
        COMPLAINT;

        /** The lower-case code in forms and events. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** The newest requests, to find one among them. */
    List<ParkingPermit> newest() {
        return permits.newest(MOST_ROWS);
    }

    /**
     * One request with everything in it; the access is written down for the resident and recorded, with what makes it ordinary or odd.
     *
     * @param caseworker account id of who looks
     * @throws CaseNotFound when there is no such request
     */
    ParkingPermit open(String reference, Purpose purpose, String caseworker) {
        ParkingPermit permit = permits.find(reference)
                .orElseThrow(() -> CaseNotFound.unknown("parking-permit", reference));
        looks.add(caseworker, permit.owner(), ParkingPermitService.NAME, reference, purpose.code());
        letters.tell(permit.owner(), permit.contact().email(), permit.contact().language(), ParkingPermitService.NAME,
                reference);
        events.record(new DossierEvent(permit.owner(), purpose.code(), reference, circumstances(permit, caseworker)));
        return permit;
    }

    /** The files that prove what was declared, as far as there are any. */
    List<StoredFile> proofsOf(ParkingPermit permit) {
        return uploads.of(permit.submission());
    }

    /**
     * One of these files; the access is written down as that to the request.
     *
     * @param caseworker account id of who looks
     * @throws CaseNotFound when there is no such request or file
     */
    Uploads.Opened proof(String reference, UUID id, Purpose purpose, String caseworker) {
        ParkingPermit permit = open(reference, purpose, caseworker);
        Uploads.Opened file = uploads.open(permit.submission(), id)
                .orElseThrow(() -> CaseNotFound.unknown("file", id.toString()));
        events.record(new DocumentEvent(EventAction.DOCUMENT_VIEW, Digests.of(id.toString()), "upload",
                file.content().length, permit.owner(), "staff"));
        return file;
    }

    /** What was changed of a permit that was opened, oldest first. */
    List<PermitChanges.Reported> changesOf(ParkingPermit permit) {
        return changes.of(permit.reference());
    }

    /** What goes back of a permit's money; empty where nothing does. */
    Optional<ParkingPermitRefunds.Owed> refundOf(ParkingPermit permit) {
        return refunds.of(permit);
    }

    /**
     * The portal keeps no register of residents: who is specially protected, and who lives with whom, it does not know. Only
     * that everybody lives with themselves.
     */
    private Circumstances circumstances(ParkingPermit permit, String caseworker) {
        Boolean ownDossier = permit.owner().equals(caseworker) ? Boolean.TRUE : null;
        return new Circumstances(permit.stateOn(LocalDate.now(clock)).isOpen(), null, ownDossier);
    }
}
