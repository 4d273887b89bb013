package ch.meinkonto.dashboards.testing;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import ch.meinkonto.dashboards.testing.TestIssuer.Person;
import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The whole console on real PostgreSQL and Elasticsearch, with a small real OpenID provider; indices are empty. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@Import(ConsoleTest.Recording.class)
public abstract class ConsoleTest {
    /** The analyst who signs in unless a test says otherwise. */
    protected static final Person NINA = new Person("a0000000-0000-4000-8000-000000000001", "Nina Suter",
            List.of("ANALYST"));
    protected static final TestIssuer ISSUER = new TestIssuer();
    protected static final TestEngine ENGINE = new TestEngine();

    private static final TestIndices INDICES = new TestIndices(TestElasticsearch.node());
    private static final TestPostgres.Database DATABASE = TestPostgres.database("dashboards");

    @Autowired
    protected RecordingSecurityEvents events;
    protected TestIndices indices;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestElasticsearch.Node node = TestElasticsearch.node();
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::user);
        registry.add("spring.datasource.password", DATABASE::password);
        registry.add("meinkonto.elasticsearch.url", node::url);
        registry.add("meinkonto.elasticsearch.api-key", node::apiKey);
        registry.add("meinkonto.engine.url", ENGINE::url);
        registry.add("meinkonto.engine.client-secret", () -> TestIssuer.CLIENT_SECRET);
        registry.add("meinkonto.identity.issuer", ISSUER::url);
        registry.add("meinkonto.identity.client-secret", () -> TestIssuer.CLIENT_SECRET);
    }

    @BeforeEach
    void emptyIndices() {
        indices = INDICES;
        indices.create();
        events.clear();
        ENGINE.clear();
        ISSUER.signsIn(NINA);
    }

    /** A browser nobody is signed in with. */
    protected Browser browser() {
        return new Browser("http://localhost:" + port);
    }

    /** A browser with the analyst signed in. */
    protected Browser signedIn() {
        Browser browser = browser();
        browser.open("/alerts");
        return browser;
    }

    /** Keeps security events in memory. */
    @TestConfiguration
    static class Recording {
        @Bean
        @Primary
        RecordingSecurityEvents recordingSecurityEvents() {
            return new RecordingSecurityEvents();
        }
    }
}
