package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A member of staff looked at data of a resident.
 *
 * @param subject pseudonymous account id of the resident
 * @param purpose purpose stated, a code
 * @param caseId request looked at, absent for the person as such
 * @param circumstances what else is known, absent where nobody looked
 */
public record DossierEvent(String subject, String purpose, @Nullable String caseId,
        @Nullable Circumstances circumstances) implements SecurityEvent {
    /**
     * What makes an access ordinary or odd.
     *
     * @param caseOpen whether the resident has an open case with this member of staff
     * @param vip whether the resident is specially protected, absent where the application cannot know
     * @param sameHousehold whether the resident lives with the member of staff, absent where the application cannot know
     */
    public record Circumstances(boolean caseOpen, @Nullable Boolean vip, @Nullable Boolean sameHousehold) {}

    /** An access of whose circumstances nothing is known. */
    public DossierEvent(String subject, String purpose, @Nullable String caseId) {
        this(subject, purpose, caseId, null);
    }

    @Override
    public EventAction action() {
        return EventAction.DOSSIER_ACCESS;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.DOSSIER_SUBJECT, subject)
                .put(EventField.DOSSIER_PURPOSE, purpose)
                .put(EventField.CASE_ID, caseId);
        if (circumstances != null) {
            attributes.put(EventField.DOSSIER_CASE_OPEN, circumstances.caseOpen())
                    .put(EventField.DOSSIER_VIP, circumstances.vip())
                    .put(EventField.DOSSIER_SAME_HOUSEHOLD, circumstances.sameHousehold());
        }
    }
}
