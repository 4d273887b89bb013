package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.access.StandsFor;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.PdfSignature;
import ch.meinkonto.portal.document.QrCode;
import ch.meinkonto.portal.document.Seal;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.payment.PayerPayments;
import ch.meinkonto.portal.payment.PayerPayments.PayerPayment;
import ch.meinkonto.portal.receipt.Receipts;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident downloads the permit or its receipt. */
@UseCase
class DownloadParkingPermit {
    private final ParkingPermits permits;
    private final ParkingPermitPdf pdf;
    private final ParkingPermitBill bills;
    private final PayerPayments payments;
    private final Receipts receipts;
    private final Seal seal;
    private final PdfSignature signature;
    private final PortalSettings portal;
    private final SecurityEvents events;
    private final Clock clock;

    DownloadParkingPermit(ParkingPermits permits, ParkingPermitPdf pdf, ParkingPermitBill bills,
            PayerPayments payments, Receipts receipts, Seal seal, PdfSignature signature, PortalSettings portal,
            SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.pdf = pdf;
        this.bills = bills;
        this.payments = payments;
        this.receipts = receipts;
        this.seal = seal;
        this.signature = signature;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The permit itself, to be put behind the windscreen.
     *
     * @throws ParkingPermitRejected when it is not paid, or over
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    byte[] permit(String reference, String owner, Locale language) {
        ParkingPermit permit = permits.own(reference, owner);
        if (permit.stateOn(LocalDate.now(clock)) != ParkingPermitState.ACTIVE) {
            throw new ParkingPermitRejected(Reason.NO_DOCUMENT);
        }
        String code = seal.seal(SealedParkingPermit.of(permit).write());
        QrCode qrCode = QrCode.of(portal.address("/verify?c=" + code).toString());
        return signed(permit, "parking-permit", pdf.permit(permit, qrCode, language));
    }

    /**
     * The receipt, the same paper as for every payment; it stays available when the permit is over. Where the permit was paid by
     * bank it names the reference of the bill.
     *
     * @throws ParkingPermitRejected when it is not paid
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    byte[] receipt(String reference, String owner, Locale language) {
        ParkingPermit permit = permits.own(reference, owner);
        if (permit.paidAt() == null) {
            throw new ParkingPermitRejected(Reason.NO_DOCUMENT);
        }
        String number = payments.of(owner)
                .stream()
                .filter(payment -> payment.reference().equals(reference) && payment.paidAt() != null)
                .map(PayerPayment::number)
                .findFirst()
                .orElseGet(() -> BillReference.of(reference).digits());
        return recorded(permit, "receipt", receipts.of(new Receipts.Paid(ParkingPermitService.NAME,
                pdf.what(permit, language), reference, number, permit.fee(), permit.paidAt()), language));
    }

    /**
     * The bill, for who would rather pay by bank.
     *
     * @throws ParkingPermitRejected when there is nothing to pay
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    byte[] bill(String reference, String owner, Locale language) {
        ParkingPermit permit = permits.own(reference, owner);
        if (!permit.stateOn(LocalDate.now(clock)).isUnpaid()) {
            throw new ParkingPermitRejected(Reason.NO_DOCUMENT);
        }
        return signed(permit, "bill", bills.bill(permit, language));
    }

    private byte[] signed(ParkingPermit permit, String type, byte[] unsigned) {
        return recorded(permit, type, signature.sign(unsigned));
    }

    /** Recorded with its owner: whoever else should get it one day, by a mistake of ours, stands out. */
    private byte[] recorded(ParkingPermit permit, String type, byte[] document) {
        events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of(permit.reference()), type,
                document.length, permit.owner(), StandsFor.somebodyElse() ? "mandate" : null));
        return document;
    }
}
