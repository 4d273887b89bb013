package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.SecurityEvent;

class RecordingTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456789Z");
    /** Names nobody itself. */
    private static final SecurityEvent DENIED = new AuthorizationDeniedEvent("permit", "ab", "not_owner");
    private static final String OTHER_ACCOUNT = "5f0c2d7e-0d0e-4d2b-9b57-0f7a55a4c001";

    private final TestPostgres.Database database = TestPostgres.database("recording");

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void losesTheEventTogetherWithWhatItTellsOf() {
        application().run(context -> {
            jdbc(context).sql("create table permit (id integer)").update();
            assertThatThrownBy(() -> transaction(context).executeWithoutResult(status -> {
                jdbc(context).sql("insert into permit values (1)").update();
                context.getBean(SecurityEvents.class).record(TestEvents.call(1));
                throw new IllegalStateException("the use case failed");
            })).hasMessage("the use case failed");
            assertThat(count(context, "permit")).isZero();
            assertThat(count(context, "security_event.outbox")).isZero();
            assertThat(context.getBean(MeterRegistry.class).find("meinkonto.security.events").counters()).isEmpty();
        });
    }

    @Test
    void keepsTheEventTogetherWithWhatItTellsOf() {
        application().run(context -> {
            jdbc(context).sql("create table permit (id integer)").update();
            transaction(context).executeWithoutResult(status -> {
                jdbc(context).sql("insert into permit values (1)").update();
                context.getBean(SecurityEvents.class).record(TestEvents.call(1));
            });
            assertThat(count(context, "permit")).isEqualTo(1);
            assertThat(count(context, "security_event.outbox")).isEqualTo(1);
        });
    }

    @Test
    void makesATransactionWhereThereIsNone() {
        application().run(context -> {
            context.getBean(SecurityEvents.class).record(TestEvents.call(1));
            assertThat(count(context, "security_event.outbox")).isEqualTo(1);
        });
    }

    @Test
    void countsEventsByActionAndOutcome() {
        application().run(context -> {
            SecurityEvents events = context.getBean(SecurityEvents.class);
            events.record(TestEvents.signedIn());
            events.record(TestEvents.notSignedIn());
            events.record(TestEvents.notSignedIn());
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("meinkonto.security.events").tags("action", "auth.login", "outcome", "success")
                    .counter().count())
                    .isEqualTo(1);
            assertThat(meters.get("meinkonto.security.events").tags("action", "auth.login", "outcome", "failure")
                    .counter().count())
                    .isEqualTo(2);
        });
    }

    @Test
    void idIsATimeOrderedUuidOfTheEventsTime() {
        application().run(context -> {
            context.getBean(SecurityEvents.class).record(TestEvents.call(1));
            UUID id = jdbc(context).sql("select id from security_event.outbox").query(UUID.class).single();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
            assertThat(
                    jdbc(context).sql("select recorded_at = '2026-11-23 10:15:30.123456Z' from security_event.outbox")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        });
    }

    @Test
    void addsWhatTheRequestTells() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/parking-permit;jsessionid=4711/apply");
        request.setQueryString("code=secret");
        request.setRemoteAddr("203.0.113.7");
        request.addHeader("User-Agent", "Mozilla/5.0 \0 \uD83D" + "x".repeat(2000));
        request.setSession(new MockHttpSession(null, "the-session"));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        application().run(context -> {
            context.getBean(SecurityEvents.class).record(TestEvents.call(1));
            JsonNode attributes = attributes(context);
            assertThat(attributes.get("client.ip").asString()).isEqualTo("203.0.113.7");
            assertThat(attributes.get("http.request.method").asString()).isEqualTo("POST");
            assertThat(attributes.get("url.path").asString()).isEqualTo("/parking-permit/apply");
            assertThat(attributes.get("user_agent.original").asString()).hasSize(1024)
                    .startsWith("Mozilla/5.0 \uFFFD \uFFFDx");
            // First 32 digits of "printf the-session | sha256sum".
            assertThat(attributes.get("session.id").asString()).isEqualTo("39635262d609b07f4f4a345e2268c356");
            assertThat(attributes.toString()).doesNotContain("secret", "4711", "the-session");
        });
    }

    @Test
    void addsTraceAndSpan() {
        SpanContext span = SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
                TraceFlags.getSampled(), TraceState.getDefault());
        application().run(context -> {
            try (Scope scope = Span.wrap(span).makeCurrent()) {
                assertThat(scope).isNotNull();
                context.getBean(SecurityEvents.class).record(TestEvents.call(1));
            }
            assertThat(jdbc(context).sql("select trace_id || '-' || span_id from security_event.outbox")
                    .query(String.class)
                    .single()).isEqualTo("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");
        });
    }

    @Test
    void addsTheAccountThatIsSignedInWhereTheEventHasNone() {
        signIn(new UsernamePasswordAuthenticationToken(TestEvents.USER, "",
                AuthorityUtils.createAuthorityList("ROLE_RESIDENT")));
        assertThat(userOf(DENIED)).isEqualTo(TestEvents.USER);
    }

    @Test
    void neverTakesALoginNameForAnAccount() {
        signIn(new UsernamePasswordAuthenticationToken("anna.muster@example.ch", "",
                AuthorityUtils.createAuthorityList("ROLE_RESIDENT")));
        assertThat(userOf(DENIED)).isNull();
    }

    @Test
    void doesNotTakeAnonymousCallersForAnAccount() {
        signIn(new AnonymousAuthenticationToken("key", TestEvents.USER,
                AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThat(userOf(DENIED)).isNull();
    }

    @Test
    void doesNotBlameWhoIsSignedInForAnothersAttemptToSignIn() {
        signIn(new UsernamePasswordAuthenticationToken(OTHER_ACCOUNT, "",
                AuthorityUtils.createAuthorityList("ROLE_RESIDENT")));
        assertThat(userOf(TestEvents.notSignedIn())).isNull();
        LoginEvent known = LoginEvent.failed(TestEvents.HASH, TestEvents.USER, "password",
                LoginEvent.Failure.BAD_CREDENTIALS);
        assertThat(userOf(known)).isEqualTo(TestEvents.USER);
    }

    private @Nullable String userOf(SecurityEvent event) {
        String[] user = new String[1];
        application().run(context -> {
            jdbc(context).sql("delete from security_event.outbox").update();
            context.getBean(SecurityEvents.class).record(event);
            JsonNode id = attributes(context).get("user.id");
            user[0] = id == null ? null : id.asString();
        });
        return user[0];
    }

    private ApplicationContextRunner application() {
        return TestApplications.on(database, "http://127.0.0.1:9")
                .withPropertyValues("meinkonto.telemetry.relay=false")
                .withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new);
    }

    private static void signIn(Authentication authentication) {
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }

    private static JsonNode attributes(ApplicationContext context) {
        return JsonMapper.shared().readTree(
                jdbc(context).sql("select attributes from security_event.outbox").query(String.class).single());
    }

    private static JdbcClient jdbc(ApplicationContext context) {
        return context.getBean(JdbcClient.class);
    }

    private static TransactionTemplate transaction(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static long count(ApplicationContext context, String table) {
        return jdbc(context).sql("select count(*) from " + table).query(Long.class).single();
    }
}
