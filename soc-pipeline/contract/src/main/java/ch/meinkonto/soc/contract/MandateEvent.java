package ch.meinkonto.soc.contract;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A resident lets somebody act for them, somebody took that, could not take it, or it ended. Who did it is {@code user.id}.
 *
 * @param action give, redeem or end
 * @param idHash SHA-256 of the mandate's id, hex
 * @param principal pseudonymous account id of the resident who gave it
 * @param representative pseudonymous account id of who may act by it, or wanted to; absent while nobody has redeemed the code
 * @param services city services it is for, kebab-case
 * @param refusal why a code was not redeemed; absent where nothing was refused
 */
public record MandateEvent(EventAction action, String idHash, String principal, @Nullable String representative,
        List<String> services, @Nullable Refusal refusal) implements SecurityEvent {
    /** Why somebody who has the code may not act by it. Codes of no mandate are {@code authz.deny}. */
    public enum Refusal {
        /** It was redeemed before. */
        SPENT,
        /** It waited too long. */
        LAPSED,
        /** Who gave it took it back. */
        TAKEN_BACK,
        /** Who gave it tried it. */
        OWN
    }

    public MandateEvent {
        if (action != EventAction.MANDATE_GIVE && action != EventAction.MANDATE_REDEEM
                && action != EventAction.MANDATE_END) {
            throw new IllegalArgumentException(action + " is not about a mandate");
        }
        if (refusal != null && action != EventAction.MANDATE_REDEEM) {
            throw new IllegalArgumentException("only a code is refused");
        }
        services = List.copyOf(services);
    }

    @Override
    public Outcome outcome() {
        return refusal == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.MANDATE_ID_HASH, idHash)
                .put(EventField.MANDATE_PRINCIPAL, principal)
                .put(EventField.MANDATE_REPRESENTATIVE, representative)
                .put(EventField.MANDATE_SERVICES, services)
                .put(EventField.EVENT_REASON, refusal == null ? null : Codes.of(refusal));
    }
}
