package ch.meinkonto.portal.parkingpermit;

import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.SealedKind;

/** Says what the code of a permit means, for the page that checks all documents. */
@Component
class SealedParkingPermitKind implements SealedKind {
    private final CheckParkingPermit checks;

    SealedParkingPermitKind(CheckParkingPermit checks) {
        this.checks = checks;
    }

    @Override
    public boolean isOfThisKind(String text) {
        return SealedParkingPermit.read(text).isPresent() || SealedShortPermit.read(text).isPresent();
    }

    @Override
    public Meaning meaningOf(String code) {
        CheckParkingPermit.Checked checked = checks.check(code);
        Verdict verdict = switch (checked.verdict()) {
            case VALID -> Verdict.VALID;
            // For days before and after today: it will count again.
            case NOT_YET_VALID, NOT_TODAY -> Verdict.NOT_YET_VALID;
            case EXPIRED, NOT_IN_FORCE -> Verdict.EXPIRED;
            case FORGED -> Verdict.FORGED;
        };
        CheckParkingPermit.Shown permit = checked.permit();
        return new Meaning(verdict, permit == null
                ? List.of()
                : List.of(new Fact("parking-permit.pdf.reference", permit.reference()),
                        new Fact("parking-permit.pdf.receipt.plate", permit.mark().toString()),
                        new Fact("parking-permit.pdf.zone", permit.postcode()),
                        new Fact("verify.fact.from", permit.days().getFirst().first()),
                        new Fact("verify.fact.until", permit.days().getLast().last())));
    }
}
