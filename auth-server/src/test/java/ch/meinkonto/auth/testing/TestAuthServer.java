package ch.meinkonto.auth.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.auth.AuthServerApplication;
import ch.meinkonto.auth.notice.Notice;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.emitter.SecurityEvents;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The whole application on a port of its own and a real database, for tests to talk to over HTTP. */
public final class TestAuthServer implements AutoCloseable {
    public static final String PASSWORD = "Sommerregen-am-Bellevue-7";
    public static final String ISSUER = "http://localhost:9000";
    public static final String PORTAL_SECRET = "portal-secret-portal-secret-portal-secret";
    public static final String DASHBOARDS_SECRET = "dashboards-secret-dashboards-secret-dashb";
    public static final String TESTS_SECRET = "tests-secret-tests-secret-tests-secret-te";

    public static final String PARTNER_SECRET = "partner-secret-partner-secret-partner-sec";
    public static final String ENGINE_SECRET = "engine-secret-engine-secret-engine-secret";

    private @Nullable ConfigurableApplicationContext context;
    private final boolean isShared;

    private TestAuthServer(ConfigurableApplicationContext context, boolean isShared) {
        this.context = context;
        this.isShared = isShared;
    }

    /**
     * One that was just started on an empty database, as far as anybody can tell: whoever asks for nothing special gets the same
     * one, one after the other, with what its tables held on its first day.
     */
    public static TestAuthServer start() {
        if (!Shared.TAKEN.compareAndSet(false, true)) {
            return start(TestPostgres.database("auth"));
        }
        Shared.WAY_BACK.run();
        return Shared.SERVER;
    }

    /** Started when first touched; it ends with the JVM. All that it keeps stands in its database. */
    private static final class Shared {
        static final AtomicBoolean TAKEN = new AtomicBoolean();
        static final TestAuthServer SERVER = new TestAuthServer(start(TestPostgres.database("auth")).context, true);
        static final Runnable WAY_BACK = SERVER.wayBack();
    }

    /** What makes it again what it is now, with nothing recorded yet. */
    private Runnable wayBack() {
        TableContents now = TableContents.of(database());
        var transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));
        return () -> {
            now.putBack(database(), transaction);
            events().clear();
            bean(RecordingNotices.class).all().clear();
        };
    }

    /** Starts on this database, with settings ({@code key=value}) that differ; keeps its events in memory. */
    public static TestAuthServer start(TestPostgres.Database database, String... different) {
        return start(new Class<?>[]{AuthServerApplication.class, Recording.class}, database, different);
    }

    /** Starts on this database with parts ({@code @Bean} methods) that a test brings; keeps its events in memory. */
    public static TestAuthServer startWith(Class<?> parts, TestPostgres.Database database, String... different) {
        return start(new Class<?>[]{AuthServerApplication.class, Recording.class, parts}, database, different);
    }

    /** Starts on this database with the outbox in it, from which nobody takes the events away. */
    public static TestAuthServer startWithOutbox(TestPostgres.Database database) {
        return start(new Class<?>[]{AuthServerApplication.class}, database, "meinkonto.telemetry.relay=false");
    }

    private static TestAuthServer start(Class<?>[] sources, TestPostgres.Database database, String... different) {
        List<String> properties = new ArrayList<>(List.of(database.springProperties()));
        properties.addAll(List.of("server.port=0",
                "meinkonto.auth.accounts.pseudonym-key=" + "11".repeat(32),
                "meinkonto.auth.accounts.demo-password=" + PASSWORD,
                "meinkonto.auth.keys.encryption-key=" + "22".repeat(32),
                "meinkonto.auth.clients.portal.secret=" + PORTAL_SECRET,
                // Nobody listens there; a test that wants to hear or read says where.
                "spring.mail.port=9",
                "meinkonto.auth.clients.portal.back-channel-logout-uri=http://127.0.0.1:9/",
                "meinkonto.auth.clients.portal.security-event-uri=http://127.0.0.1:9/",
                // So that a test sees in the address what it asks for; whoever tests pushing turns it on again.
                "meinkonto.auth.clients.portal.pushed-requests=false",
                "meinkonto.auth.clients.dashboards.back-channel-logout-uri=http://127.0.0.1:9/",
                "meinkonto.auth.clients.dashboards.pushed-requests=false",
                "meinkonto.auth.clients.dashboards.secret=" + DASHBOARDS_SECRET,
                "meinkonto.auth.clients.engine.secret=" + ENGINE_SECRET,
                "meinkonto.auth.clients.dashboards-machine.secret=" + ENGINE_SECRET,
                "meinkonto.auth.clients.partner-service.secret=" + PARTNER_SECRET,
                "meinkonto.auth.clients.security-tests.secret=" + TESTS_SECRET));
        properties.addAll(List.of(different));
        SpringApplication application = new SpringApplicationBuilder(sources)
                .profiles("local")
                .web(WebApplicationType.SERVLET)
                .build();
        // A setting given twice would become a list: the last one counts.
        Map<String, String> last = new LinkedHashMap<>();
        properties.forEach(property -> last.put(property.split("=", 2)[0], property));
        return new TestAuthServer(application.run(last.values().stream().map(p -> "--" + p).toArray(String[]::new)),
                false);
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(context, "it has ended");
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://localhost:" + context().getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** What it told the security operations centre. */
    public RecordingSecurityEvents events() {
        return context().getBean(RecordingSecurityEvents.class);
    }

    /** The notices that people got since the start. */
    public List<Notice> notices() {
        return List.copyOf(context().getBean(RecordingNotices.class).all());
    }

    /** Its database. */
    public JdbcClient database() {
        return context().getBean(JdbcClient.class);
    }

    /** A part of it. */
    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** Ends it; the one that is shared is free for the next who asks. */
    @Override
    public void close() {
        if (isShared) {
            Shared.TAKEN.set(false);
        } else if (context != null) {
            context.close();
            // Classes of tests keep their server to the end; they need not keep all that was in it.
            context = null;
        }
    }

    /** Keeps the events, which otherwise go out. */
    static class Recording {
        @Bean
        @Primary
        SecurityEvents recordingSecurityEvents() {
            return new RecordingSecurityEvents();
        }

        @Bean
        RecordingNotices recordingNotices() {
            return new RecordingNotices(new CopyOnWriteArrayList<>());
        }
    }

    /** Keeps the notices, whatever else becomes of them. */
    record RecordingNotices(List<Notice> all) {
        @EventListener
        void keep(Notice notice) {
            all.add(notice);
        }
    }
}
