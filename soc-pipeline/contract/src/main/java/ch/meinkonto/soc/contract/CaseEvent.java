package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A resident's request was submitted or changed its state.
 *
 * @param action submit or change
 * @param id reference as the resident sees it
 * @param type city service, kebab-case
 * @param state state after the event, a lower-case code
 * @param previousState state before the event, absent for a submission
 */
public record CaseEvent(EventAction action, String id, String type, String state, @Nullable String previousState)
        implements
            SecurityEvent {
    public CaseEvent {
        if (action != EventAction.CASE_SUBMIT && action != EventAction.CASE_CHANGE) {
            throw new IllegalArgumentException(action + " is not about a case");
        }
    }

    /** A request was submitted. */
    public static CaseEvent submitted(String id, String type, String state) {
        return new CaseEvent(EventAction.CASE_SUBMIT, id, type, state, null);
    }

    /** A request went from one state to another. */
    public static CaseEvent changed(String id, String type, String previousState, String state) {
        return new CaseEvent(EventAction.CASE_CHANGE, id, type, state, previousState);
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.CASE_ID, id)
                .put(EventField.CASE_TYPE, type)
                .put(EventField.CASE_STATE, state)
                .put(EventField.CASE_PREVIOUS_STATE, previousState);
    }
}
