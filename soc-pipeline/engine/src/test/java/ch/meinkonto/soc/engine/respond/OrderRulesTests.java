package ch.meinkonto.soc.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.respond.ResponseRefused.Reason;

/** Which orders may be given, and what each refusal is called. */
class OrderRulesTests {
    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00.123Z");
    private static final String REASON = "Somebody else holds the password.";
    private static final Caller PROGRAM = new Caller("security-tests", "security-tests");
    private static final Caller CONSOLE = new Caller("dashboards-machine", "dashboards-machine");
    private static final Caller ANALYST = new Caller(TestOrders.ACCOUNT, "dashboards-machine");

    private final OrderRules rules = new OrderRules(List.of("dashboards-machine"), "alert-1"::equals);

    @Test
    void takesAnOrderThatIsComplete() {
        ResponseOrder order = rules.order("id", new RequestedResponse("lock-account", TestOrders.ACCOUNT.toUpperCase(),
                "  " + REASON + " ", "alert-1", NOW.plus(Duration.ofDays(30)), "0197-otto", "0197-nina"), CONSOLE,
                NOW);
        assertThat(order).isEqualTo(new ResponseOrder("id", "lock-account", TestOrders.ACCOUNT, REASON, "alert-1",
                "0197-nina", "0197-otto", Instant.parse("2026-12-28T01:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"explode, x, 1h, UNKNOWN_ACTION", "lock-account, anna, 1h, MALFORMED_TARGET",
            "lock-account, 203.0.113.7, 1h, MALFORMED_TARGET", "hold-payment, '', 1h, MALFORMED_TARGET",
            "block-address, example.ch, 1h, MALFORMED_TARGET", "block-address, 203.0.113, 1h, MALFORMED_TARGET",
            "block-address, 203.0.113.7/24, 1h, MALFORMED_TARGET",
            "block-address, 203.0.113.0/33, 1h, MALFORMED_TARGET",
            "block-address, 203.0.0.0/15, 1h, NETWORK_TOO_WIDE", "block-address, 2001::/31, 1h, NETWORK_TOO_WIDE",
            "block-address, 2001:db8::1/64, 1h, MALFORMED_TARGET",
            "block-address, 2000::/16, 1h, NETWORK_TOO_WIDE", "block-address, 0.0.0.0/0, 1h, NETWORK_TOO_WIDE",
            "block-address, 127.0.0.1, 1h, TARGET_PROTECTED", "block-address, ::1, 1h, TARGET_PROTECTED",
            "block-address, 203.0.113.7, , EXPIRY_MISSING", "block-address, 203.0.113.7, 0s, EXPIRY_PAST",
            "block-address, 203.0.113.7, 169h, EXPIRY_TOO_LONG", "revoke-token-family, ab, , MALFORMED_TARGET",
            "revoke-token-family, family-12345, 1h, EXPIRY_NOT_ALLOWED"})
    void refusesWhatIsNoOrder(String action, String target, String lasts, Reason reason) {
        Instant expiresAt = lasts == null ? null : NOW.plus(Duration.parse("PT" + lasts));
        assertRefused(new RequestedResponse(action, target, REASON, null, expiresAt, null, null), PROGRAM, reason);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "203.0.113.0/24, 203.0.113.0/24", "198.51.0.0/16, 198.51.0.0/16",
            "2001:DB8::1, 2001:db8:0:0:0:0:0:1", "2001:db8::/32, 2001:db8:0:0:0:0:0:0/32",
            "203.0.113.7/32, 203.0.113.7"})
    void keepsANetworkInOneForm(String asked, String kept) {
        ResponseOrder order = rules.order("id", new RequestedResponse("block-address", asked, REASON, null,
                NOW.plusSeconds(60), null, null), PROGRAM, NOW);
        assertThat(order.target()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"''", "too short", "'         x         '"})
    void refusesAReasonThatIsNone(String reason) {
        assertRefused(new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, reason, null, null, null, null),
                PROGRAM, Reason.REASON_LENGTH);
        assertRefused(new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, "x".repeat(501), null, null, null,
                null), PROGRAM, Reason.REASON_LENGTH);
    }

    @Test
    void refusesAnAlertThatIsNotThere() {
        assertRefused(new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, REASON, "alert-2", null, null, null),
                PROGRAM, Reason.ALERT_UNKNOWN);
    }

    @Test
    void refusesASecondPersonWhoIsTheFirst() {
        assertRefused(new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, REASON, null, null, "0197-nina",
                "0197-nina"), CONSOLE, Reason.APPROVED_BY_ONESELF);
    }

    @Test
    void onlyAConsoleSaysWhoHasAgreed() {
        RequestedResponse agreed = new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, REASON, null, null,
                "0197-otto", null);
        assertThat(rules.order("id", agreed, CONSOLE, NOW).approvedBy()).isEqualTo("0197-otto");
        assertRefused(agreed, PROGRAM, Reason.APPROVED_BY_NOT_ALLOWED);
        assertRefused(agreed, ANALYST, Reason.APPROVED_BY_NOT_ALLOWED);
    }

    @Test
    void onlyAConsoleOrdersInSomebodysName() {
        RequestedResponse named = new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, REASON, null, null,
                null, "0197-nina");
        assertThat(rules.order("id", named, CONSOLE, NOW).orderedBy()).isEqualTo("0197-nina");
        assertRefused(named, PROGRAM, Reason.ORDERED_BY_NOT_ALLOWED);
        assertRefused(named, ANALYST, Reason.ORDERED_BY_NOT_ALLOWED);
        assertRefused(new RequestedResponse("revoke-sessions", TestOrders.ACCOUNT, REASON, null, null, null,
                "rule:1"), CONSOLE, Reason.ORDERED_BY_NOT_ALLOWED);
    }

    private void assertRefused(RequestedResponse asked, Caller caller, Reason reason) {
        assertThatThrownBy(() -> rules.order("id", asked, caller, NOW)).isInstanceOfSatisfying(ResponseRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
