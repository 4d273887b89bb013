package ch.meinkonto.dashboards.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.dashboards.DashboardsApplication;
import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.ops.stores.TestPostgres;

/**
 * Runs the console by itself, with a made-up city where an attack is seen every twenty seconds, for people who work on its pages: templates and styles are read from
 * the working directory {@code dashboards} at each request. Whoever opens it is signed in as an analyst.
 */
final class DemoConsole {
    private DemoConsole() {}

    public static void main(String[] arguments) throws InterruptedException {
        TestElasticsearch.Node node = TestElasticsearch.node();
        TestPostgres.Database database = TestPostgres.database("dashboards");
        TestIssuer issuer = new TestIssuer();
        SpringApplication application = new SpringApplication(DashboardsApplication.class);
        application.setAdditionalProfiles("local");
        ConfigurableApplicationContext context = application.run("--server.port=27090",
                "--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--meinkonto.elasticsearch.url=" + node.url(), "--meinkonto.elasticsearch.api-key=" + node.apiKey(),
                "--meinkonto.identity.issuer=" + issuer.url(),
                "--meinkonto.identity.client-secret=" + TestIssuer.CLIENT_SECRET, "--meinkonto.telemetry.relay=false",
                "--meinkonto.engine.url=" + new TestEngine().url(),
                "--meinkonto.engine.client-secret=" + TestIssuer.CLIENT_SECRET,
                "--spring.thymeleaf.prefix=file:src/main/resources/templates/", "--spring.thymeleaf.cache=false",
                "--spring.web.resources.static-locations=file:src/main/resources/static/,"
                        + "classpath:/META-INF/resources/,classpath:/static/",
                "--spring.messages.cache-duration=1s");
        TestIndices indices = new TestIndices(node);
        indices.create();
        TestCity city = new TestCity(indices, Instant.now());
        city.fill();
        String anna = "b0000000-0000-4000-8000-000000000002";
        String alert = TestAlerts.raisedAt(Instant.now()).level("high", 73).about(anna).store(indices);
        order(indices, "order-1", alert, "lock-account", anna, "a0000000-0000-4000-8000-000000000001", "auth-server",
                "in-force", "3 sessions, 2 token families");
        order(indices, "order-2", alert, "block-address", "203.0.113.7", "rule:17", "portal", "refused", "");
        System.out.println("an alert with orders: http://localhost:27090/alerts/" + alert);
        System.out.println("console: http://localhost:27090");
        for (int second = 0; context.isActive(); second++) {
            city.aMoment(Instant.now());
            if (second % 20 == 15) {
                TestAlerts.raisedAt(Instant.now())
                        .titled("Exploit strings in a request")
                        .detection("exploit-strings")
                        .from("192.0.2.99")
                        .grouped(Map.of("client.ip", "192.0.2.99"))
                        .store(indices);
            }
            if (second % 10 == 0) {
                city.metrics(Instant.now());
            }
            Thread.sleep(1000);
        }
    }

    private static void order(TestIndices indices, String id, String alert, String action, String target, String by,
            String application, String state, String effect) {
        Map<String, Object> delivery = Map.of("application", application, "state", state, "code",
                state.equals("refused") ? "too-many-accounts" : "", "effect", effect);
        indices.store("meinkonto-responses", id, Map.of("@timestamp", Instant.now().toString(), "meinkonto",
                Map.of("response", Map.of("action", action, "target", target, "reason",
                        "Somebody else holds the password, the owner has called.", "alert_id", alert, "ordered_by", by,
                        "expires_at", Instant.now().plusSeconds(3600).toString(), "deliveries", List.of(delivery)))));
    }
}
