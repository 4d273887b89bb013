package ch.meinkonto.portal.parkingpermit;

import java.util.function.Supplier;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.AnswerRefused.Way;
import ch.meinkonto.portal.form.Field;

/** What the rules of permits refuse, as it is said at the field of a form, with the page that helps. */
final class PermitAnswers {
    /** Who has no vehicle in their own name and zone asks the office. */
    private static final Way BY_APPROVAL = new Way("parking-permit.about.others.link", "/parking-approval");
    private static final Way DAY_PERMIT = new Way("parking-permit.short.day.link", "/parking-permit/day");

    private PermitAnswers() {}

    /** @throws AnswerRefused at a field, where a rule says no */
    static <T> T at(Field<?> field, Supplier<T> rule) {
        try {
            return rule.get();
        } catch (ParkingPermitRejected rejected) {
            throw refused(field, rejected);
        }
    }

    /** A refusal at a field. */
    static AnswerRefused refused(Field<?> field, ParkingPermitRejected rejected) {
        AnswerRefused refused = new AnswerRefused(field.name(), rejected.reason(), rejected.kind(),
                rejected.messageKey());
        if (rejected.reason() == ParkingPermitRejected.Reason.SPACE_AVAILABLE) {
            return refused.leadingTo(DAY_PERMIT);
        }
        return field.equals(PermitFields.PLATE) ? refused.leadingTo(BY_APPROVAL) : refused;
    }
}
