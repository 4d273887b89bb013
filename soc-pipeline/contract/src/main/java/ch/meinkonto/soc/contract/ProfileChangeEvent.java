package ch.meinkonto.soc.contract;

import java.util.List;

/**
 * Contact or payment details of an account changed.
 *
 * @param userId pseudonymous account id
 * @param changedFields which: email, phone, iban, address, register_person; never their values
 */
public record ProfileChangeEvent(String userId, List<String> changedFields) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.ACCOUNT_PROFILE_CHANGE;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.USER_ID, userId).put(EventField.ACCOUNT_CHANGED_FIELDS, changedFields);
    }
}
