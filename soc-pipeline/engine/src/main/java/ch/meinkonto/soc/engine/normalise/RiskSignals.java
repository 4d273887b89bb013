package ch.meinkonto.soc.engine.normalise;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What makes a single event worth a second look, as words in {@code meinkonto.risk.signals}: for rules and analysts who ask for
 * the strange without knowing yet which. None of them alone is an alert.
 */
final class RiskSignals {
    static final String FIELD = "meinkonto.risk.signals";

    /** A word and the fields by which it is known. */
    private record Signal(String word, Predicate<Map<String, Object>> holds) {}

    private static final List<Signal> ALL = List.of(
            new Signal("new_device", is("meinkonto.auth.device.known", false)),
            new Signal("unknown_account", is("meinkonto.auth.account_exists", false)),
            new Signal("breached_password", is("meinkonto.auth.password_breached", true)),
            new Signal("token_reuse", is("meinkonto.oauth.reuse_detected", true)),
            new Signal("session_moved", fields -> fields.containsKey("meinkonto.session.changed")),
            new Signal("refund_elsewhere", is("meinkonto.payment.refund.to_original", false)),
            new Signal("program", is("user_agent.device.name", "Program")),
            new Signal("scanner", is("user_agent.device.name", "Scanner")),
            new Signal("no_user_agent", fields -> fields.containsKey("http.request.method")
                    && fields.containsKey("client.ip") && !fields.containsKey("user_agent.original")));

    private RiskSignals() {}

    /** The words that hold for a document, in an order that stays. */
    static List<String> of(Map<String, Object> fields) {
        return ALL.stream().filter(signal -> signal.holds().test(fields)).map(Signal::word).toList();
    }

    private static Predicate<Map<String, Object>> is(String field, Object value) {
        return fields -> value.equals(fields.get(field));
    }
}
