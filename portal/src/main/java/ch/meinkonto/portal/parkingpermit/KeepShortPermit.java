package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.access.StandsFor;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Seal;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What a resident does with a short permit afterwards: looks at it, pays it, withdraws it, downloads it. */
@UseCase
class KeepShortPermit implements RequestsOfResident {
    private final ShortPermits permits;
    private final PostOfPermits post;
    private final ShortPermitPdf pdf;
    private final Seal seal;
    private final PdfSignature signature;
    private final PortalSettings portal;
    private final SecurityEvents events;
    private final Clock clock;

    KeepShortPermit(ShortPermits permits, PostOfPermits post, ShortPermitPdf pdf, Seal seal, PdfSignature signature,
            PortalSettings portal, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.post = post;
        this.pdf = pdf;
        this.seal = seal;
        this.signature = signature;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One of the resident's own.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ShortPermit own(String reference, String owner) {
        return permits.own(reference, owner);
    }

    /**
     * The same, which the resident reads now: what was written to them about it counts as opened.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    ShortPermit read(String reference, Resident resident) {
        ShortPermit permit = permits.own(reference, resident.id());
        if (resident.representative() == null) {
            post.open(permit);
        }
        return permit;
    }

    /** All of them, newest first. */
    List<ShortPermit> all(String owner) {
        return permits.ownedBy(owner);
    }

    /**
     * Makes the request await payment; the payment itself is opened afterwards, outside the transaction.
     *
     * @throws ParkingPermitRejected when there is nothing to pay
     */
    ShortPermit preparePayment(String reference, String owner) {
        ShortPermit before = permits.lockOwn(reference, owner);
        return keep(before, before.payable(LocalDate.now(clock)));
    }

    /**
     * Withdraws a request that is not paid.
     *
     * @throws ParkingPermitRejected when it is paid, or over already
     */
    void withdraw(String reference, String owner) {
        ShortPermit before = permits.lockOwn(reference, owner);
        keep(before, before.withdrawn());
    }

    /**
     * The permit as a document.
     *
     * @throws ParkingPermitRejected when it is not paid, or over
     */
    byte[] document(String reference, String owner, Locale language) {
        ShortPermit permit = permits.own(reference, owner);
        if (permit.stateOn(LocalDate.now(clock)) != ParkingPermitState.ACTIVE) {
            throw new ParkingPermitRejected(Reason.NO_DOCUMENT);
        }
        String code = seal.seal(SealedShortPermit.of(permit).write());
        byte[] document = signature
                .sign(pdf.permit(permit, QrCode.of(portal.address("/verify?c=" + code).toString()), language));
        events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(permit.reference()),
                "parking-permit", document.length, permit.owner(), StandsFor.somebodyElse() ? "mandate" : null));
        return document;
    }

    @Override
    public List<RequestSummary> requestsOf(String residentId) {
        LocalDate today = LocalDate.now(clock);
        return permits.ownedBy(residentId).stream().map(permit -> summary(permit, permit.stateOn(today))).toList();
    }

    private ShortPermit keep(ShortPermit before, ShortPermit after) {
        if (after.state() != before.state()) {
            permits.change(after);
            events.record(CaseEvent.changed(after.reference(), ParkingPermitService.NAME, before.state().code(),
                    after.state().code()));
        }
        return after;
    }

    private static RequestSummary summary(ShortPermit permit, ParkingPermitState state) {
        return new RequestSummary(permit.reference(), ParkingPermitService.NAME, permit.mark().toString(),
                state.messageKey(), state.tone(), permit.submittedAt(),
                "/parking-permit/short-requests/" + permit.reference(), state.isUnpaid() ? "requests.action" : null);
    }
}
