package ch.meinkonto.dashboards.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.ResponseAction;

/**
 * One thing that can be done about an alert.
 *
 * @param action {@link ResponseAction#value()}
 * @param target to what
 */
public record Choice(String action, String target) {
    private static final int MOST_PER_ACTION = 10;

    /**
     * All that fits what an alert is about, by action in their order; of each at most ten.
     *
     * @param events fields of its events, by dotted name
     */
    static Map<String, List<Choice>> of(Alert alert, List<Map<String, String>> events) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        for (ResponseAction action : ResponseAction.values()) {
            Collection<String> targets = switch (action.target()) {
                case ACCOUNT -> alert.userIds();
                case NETWORK -> alert.addresses();
                case TOKEN_FAMILY -> values(events, EventField.OAUTH_TOKEN_FAMILY.dotted());
                case PAYMENT -> values(events, EventField.PAYMENT_ID.dotted());
            };
            List<Choice> each = new ArrayList<>();
            targets.stream().limit(MOST_PER_ACTION).forEach(target -> each.add(new Choice(action.value(), target)));
            if (!each.isEmpty()) {
                choices.put(action.value(), List.copyOf(each));
            }
        }
        return choices;
    }

    /** The choice that a form carries. */
    static Optional<Choice> read(String value) {
        int bar = value.indexOf('|');
        return bar < 1 || bar == value.length() - 1
                ? Optional.empty()
                : Optional.of(new Choice(value.substring(0, bar), value.substring(bar + 1)));
    }

    /** As a form carries it. */
    public String value() {
        return action + "|" + target;
    }

    private static Set<String> values(List<Map<String, String>> events, String field) {
        Set<String> values = new LinkedHashSet<>();
        events.forEach(event -> {
            String value = event.get(field);
            if (value != null) {
                values.add(value);
            }
        });
        return values;
    }
}
