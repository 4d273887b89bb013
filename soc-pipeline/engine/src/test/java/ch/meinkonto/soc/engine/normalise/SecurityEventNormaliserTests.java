package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.TestOtlp;

class SecurityEventNormaliserTests {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00.200Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-23T23:59:59.900Z");
    private static final String ID = TestOtlp.uuid7(YESTERDAY);
    private static final String HASH = "ab".repeat(32);
    private static final String ACCOUNT = "0b9f6a3e-6b57-4c1c-8f0e-0d6a2b4f9a11";

    private final SecurityEventNormaliser normaliser = new SecurityEventNormaliser(Clock.fixed(NOW, ZoneOffset.UTC),
            TestEnrichment.builtIn());

    @Test
    void aSignInThatFailedBecomesThisDocument() throws RecordRefused {
        Document document = normalise(
                Map.of("event.id", ID, "event.outcome", "failure", "event.reason", "bad_credentials",
                        "user.hash", HASH, "user.roles", List.of("RESIDENT"), "client.ip", "203.0.113.7",
                        "meinkonto.auth.account_exists", true, "field.of.tomorrow", 7L, "user_agent.original",
                        "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"));
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(json.writeValueAsString(DottedFields.nest(document.stored()))))
                .isEqualTo(json.readTree(
                        """
                                {"@timestamp": "2026-11-23T23:59:59.900Z",
                                 "event": {"ingested": "2026-11-24T00:00:00.200Z", "kind": "event", "action": "auth.login",
                                           "category": ["authentication"], "type": ["start"], "dataset": "auth", "provider": "auth-server",
                                           "id": "%1$s", "outcome": "failure", "reason": "bad_credentials"},
                                 "ecs": {"version": "9.2.0"},
                                 "service": {"name": "auth-server", "node": {"name": "a-1"}, "version": "0.1.0",
                                             "environment": "test"},
                                 "host": {"name": "node7.example.ch"},
                                 "client": {"ip": "203.0.113.7",
                                            "geo": {"country_iso_code": "US", "city_name": "New York", "location": "40.71,-74.01"},
                                            "as": {"number": 64499, "organization": {"name": "Documentation Four"}}},
                                 "source": {"ip": "203.0.113.7"},
                                 "user_agent": {"original": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                                                "name": "Firefox", "version": "145.0", "os": {"name": "Linux"},
                                                "device": {"name": "PC"}},
                                 "related": {"ip": ["203.0.113.7"], "user": ["%2$s"], "hosts": ["node7.example.ch"]},
                                 "user": {"hash": "%2$s", "roles": ["RESIDENT"]},
                                 "meinkonto": {"auth": {"account_exists": true}, "other": {"field.of.tomorrow": "7"}}}
                                """
                                .formatted(ID, HASH)));
    }

    @Test
    void theDayIsThatOfTheIdHoweverLateItComes() throws RecordRefused {
        assertThat(normalise(Map.of("event.id", ID)).index()).isEqualTo("meinkonto-events-2026.11.23");
    }

    @Test
    void anAddressThatIsNoneDoesNotCostTheEvent() throws RecordRefused {
        assertThat(normalise(Map.of("event.id", ID, "client.ip", "unknown")).stored()).doesNotContainKey("client.ip");
    }

    @Test
    void refusesWhatCanNeverBeStored() {
        assertRefused(RecordRefused.Reason.BAD_ID, Map.of());
        assertRefused(RecordRefused.Reason.BAD_ID, Map.of("event.id", "c0ffee"));
        assertRefused(RecordRefused.Reason.BAD_ID, Map.of("event.id", ID.toUpperCase(Locale.ROOT)));
        assertRefused(RecordRefused.Reason.BAD_ID, Map.of("event.id", "5f0c2d7e-0d0e-4d2b-9b57-0f7a55a4c001"));
        assertRefused(RecordRefused.Reason.BAD_TYPE, Map.of("event.id", ID, "user.hash", 7L));
        assertRefused(RecordRefused.Reason.BAD_TYPE, Map.of("event.id", ID, "meinkonto.payment.amount_minor", "7"));
        assertRefused(RecordRefused.Reason.BAD_TIME,
                Map.of("event.id", TestOtlp.uuid7(NOW.plus(Duration.ofDays(400)))));
        assertRefused(RecordRefused.Reason.BAD_TIME,
                Map.of("event.id", TestOtlp.uuid7(NOW.minus(Duration.ofDays(400)))));
    }

    @Test
    void whatACallerChoosesFreelyIsSeenWholeButKeptWithoutPersonalData() throws RecordRefused {
        Document document = normalise(
                Map.of("event.id", ID, "url.path", "/search/anna.muster@example.ch", "event.reason",
                        "756.1234.5678.97", "user.roles", List.of("RESIDENT", "anna.muster@example.ch"), "login_name",
                        "Sommer2026"));
        assertThat(document.stored()).containsEntry("url.path", "/search/REDACTED")
                .containsEntry("event.reason", "REDACTED")
                .containsEntry("user.roles", List.of("RESIDENT", "REDACTED"))
                .containsEntry("meinkonto.other", Map.of("login_name", "REDACTED"));
        assertThat(document.event().fields()).containsEntry("url.path", "/search/anna.muster@example.ch");
    }

    @Test
    void whoIsKnownByAPseudonymIsKept() throws RecordRefused {
        assertThat(normalise(Map.of("event.id", ID, "user.id", ACCOUNT, "user.hash", HASH)).stored())
                .containsEntry("user.id", ACCOUNT)
                .containsEntry("user.hash", HASH)
                .doesNotContainKey("meinkonto.redacted");
    }

    @Test
    void aPasswordTypedIntoTheLoginNameIsNeitherKeptNorSeen() throws RecordRefused {
        Document document = normalise(Map.of("event.id", ID, "user.hash", "Sommer2026", "user.id", "anna"));
        assertThat(document.stored()).doesNotContainKeys("user.hash", "user.id", "related.user")
                .hasEntrySatisfying("meinkonto.redacted", fields -> assertThat(fields)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .containsExactlyInAnyOrder("user.hash", "user.id"));
        assertThat(document.event().fields().toString()).doesNotContain("Sommer2026", "anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B9F6A3E-6B57-4C1C-8F0E-0D6A2B4F9A11", "0b9f6a3e6b574c1c8f0e0d6a2b4f9a11", "",
            "0b9f6a3e-6b57-4c1c-8f0e-0d6a2b4f9a11 ", "urn:uuid:0b9f6a3e-6b57-4c1c-8f0e-0d6a2b4f9a11"})
    void anAccountIsAUuidAsTheAuthServerWritesIt(String id) throws RecordRefused {
        assertThat(normalise(Map.of("event.id", ID, "user.id", id)).stored()).doesNotContainKey("user.id");
    }

    @Test
    void saysWhatIsStrange() throws RecordRefused {
        assertThat(normalise(Map.of("event.id", ID, "meinkonto.auth.device.known", false,
                "meinkonto.auth.password_breached", true, "user_agent.original", "sqlmap/1.9")).stored())
                .containsEntry("meinkonto.risk.signals", List.of("new_device", "breached_password", "scanner"));
        assertThat(normalise(Map.of("event.id", ID, "client.ip", "203.0.113.7", "http.request.method", "POST"))
                .stored()).containsEntry("meinkonto.risk.signals", List.of("no_user_agent"));
        assertThat(normalise(Map.of("event.id", ID, "meinkonto.auth.device.known", true)).stored())
                .doesNotContainKey("meinkonto.risk.signals");
    }

    private void assertRefused(RecordRefused.Reason reason, Map<String, Object> attributes) {
        assertThatExceptionOfType(RecordRefused.class).isThrownBy(() -> normalise(attributes))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Document normalise(Map<String, Object> attributes) throws RecordRefused {
        long nanos = YESTERDAY.getEpochSecond() * 1_000_000_000L + YESTERDAY.getNano();
        LogRecord entry = TestOtlp.logRecord("auth.login", nanos, new HashMap<>(attributes));
        return normaliser.normalise(EventAction.AUTH_LOGIN,
                new Source("auth-server", "a-1", "0.1.0", "test", "node7.example.ch"), entry);
    }
}
