package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A member of staff looked at data of a resident.
 *
 * @param subject pseudonymous account id of the resident
 * @param purpose purpose stated, a code
 * @param caseId request looked at, absent for the person as such
 */
public record DossierEvent(String subject, String purpose, @Nullable String caseId) implements SecurityEvent {
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
    }
}
