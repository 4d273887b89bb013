package ch.meinkonto.soc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.Level;
import ch.meinkonto.soc.sigma.rule.Rejection;

/** What a rule may want done by itself, and what its author is told otherwise. */
class AutomaticResponseTests {
    private static final String ID = "6f0d7a3e-5a1f-4f57-9c0f-6b1f3a1d2c01";

    @Test
    void readsWhatTheRuleWants() {
        assertThat(wording("{action: block-address, target: client.ip, for: 90m, from: high}").responseOf(ID))
                .contains(new AutomaticResponse(ResponseAction.BLOCK_ADDRESS, "client.ip", Duration.ofMinutes(90),
                        Level.HIGH));
        assertThat(wording("{action: revoke-sessions, target: user.id, from: critical}").responseOf(ID))
                .contains(new AutomaticResponse(ResponseAction.REVOKE_SESSIONS, "user.id", Duration.ZERO,
                        Level.CRITICAL));
        assertThat(wording("{action: lock-account, target: user.id, for: 30d, from: high}").responseOf(ID))
                .hasValueSatisfying(response -> assertThat(response.lasts()).isEqualTo(Duration.ofDays(30)));
    }

    @Test
    void isForAlertsOfItsLevelAndAbove() {
        AutomaticResponse response = wording("{action: revoke-sessions, target: user.id, from: high}").responseOf(ID)
                .orElseThrow();
        assertThat(response.isFor("medium")).isFalse();
        assertThat(response.isFor("high")).isTrue();
        assertThat(response.isFor("critical")).isTrue();
        assertThat(response.isFor("unheard-of")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{action: explode, target: client.ip, for: 1h, from: high} | is no action",
            "{action: block-address, target: user.id, for: 1h, from: high} | names no target",
            "{action: lock-account, target: user.hash, for: 1h, from: high} | names no target",
            "{action: block-address, for: 1h, from: high} | names no target",
            "{action: block-address, target: client.ip, for: 8d, from: high} | at most 7d",
            "{action: block-address, target: client.ip, for: 0m, from: high} | longer than nothing",
            "{action: block-address, target: client.ip, for: soon, from: high} | how long",
            "{action: block-address, target: client.ip, from: high} | how long",
            "{action: revoke-sessions, target: user.id, for: 1h, from: high} | does not last",
            "{action: revoke-sessions, target: user.id} | must name a level",
            "{action: revoke-sessions, target: user.id, from: awful} | must name a level",
            "{action: revoke-sessions, target: user.id, from: high, when: later} | means nothing",
            "block-address | must be a map"})
    void refusesWhatMustNotBeDoneAndStillRaisesAlerts(String respond, String reason) {
        AlertWording wording = wording(respond);
        assertThat(wording.responseOf(ID)).isEmpty();
        assertThat(wording.rejections()).extracting(Rejection::reason).singleElement().asString().contains(reason);
    }

    private static AlertWording wording(String respond) {
        return new AlertWording(RuleParser.parse("probing/rule.yml", """
                title: Many Probes
                id: %s
                logsource: {product: meinkonto, service: probe}
                detection:
                    selection: {event.action: probe}
                    condition: selection
                level: medium
                meinkonto:
                    respond: %s
                """.formatted(ID, respond)));
    }
}
