package ch.meinkonto.soc.engine.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;

/**
 * What a rule wants done about its alerts without asking anybody, from {@code respond} below its own key {@code meinkonto}.
 *
 * @param action what
 * @param field field of the group or of the contributing events that says to what
 * @param lasts for how long; zero for what does not last
 * @param from level an alert must have at least
 */
public record AutomaticResponse(ResponseAction action, String field, Duration lasts, Level from) {
    private static final Set<String> KEYS = Set.of("action", "target", "for", "from");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4})([smhd])");

    /**
     * Reads what the rule says; nothing where it wants nothing done.
     *
     * @throws IllegalArgumentException where it cannot be read or must not be, with a reason for the rule's author
     */
    static Optional<AutomaticResponse> of(Header header) {
        Object respond = header.custom().get("meinkonto") instanceof Map<?, ?> ours ? ours.get("respond") : null;
        if (respond == null) {
            return Optional.empty();
        }
        if (!(respond instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'respond' must be a map");
        }
        map.keySet().forEach(key -> check(KEYS.contains(String.valueOf(key)), "'" + key + "' means nothing here"));
        String word = String.valueOf(map.get("action"));
        ResponseAction action = ResponseAction.of(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no action; there are "
                        + ResponseAction.names()));
        String field = String.valueOf(map.get("target"));
        check(fields(action.target()).contains(field), "'" + field + "' names no target of " + word + ", but "
                + fields(action.target()));
        return Optional.of(new AutomaticResponse(action, field, lasts(action, map.get("for")), level(map.get("from"))));
    }

    /** The fields of events that hold a target of this kind. */
    public static List<String> fields(ResponseAction.Target target) {
        return switch (target) {
            case ACCOUNT -> List.of(EventField.USER_ID.dotted());
            case TOKEN_FAMILY -> List.of(EventField.OAUTH_TOKEN_FAMILY.dotted());
            case NETWORK -> List.of(CommonField.CLIENT_IP.dotted());
            case PAYMENT -> List.of(EventField.PAYMENT_ID.dotted());
        };
    }

    /** Whether it is for an alert of this level. */
    public boolean isFor(String level) {
        return Arrays.stream(Level.values()).anyMatch(each -> each.word().equals(level) && each.compareTo(from) >= 0);
    }

    private static Duration lasts(ResponseAction action, @Nullable Object text) {
        if (!action.lasts()) {
            check(text == null, "'for' means nothing: " + action.value() + " does not last");
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(String.valueOf(text));
        check(matcher.matches(), "'for' must say how long, for example 1h");
        Duration lasts = Duration.parse(switch (matcher.group(2)) {
            case "d" -> "P" + matcher.group(1) + "D";
            default -> ("PT" + matcher.group()).toUpperCase(Locale.ROOT);
        });
        check(lasts.isPositive() && lasts.compareTo(action.longest()) <= 0,
                "'for' must be longer than nothing and at most " + action.longest().toDays() + "d");
        return lasts;
    }

    private static Level level(@Nullable Object word) {
        return Arrays.stream(Level.values())
                .filter(each -> each.word().equals(String.valueOf(word).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'from' must name a level: " + word));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
