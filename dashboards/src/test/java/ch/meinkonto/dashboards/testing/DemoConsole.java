package ch.meinkonto.dashboards.testing;

import java.time.Instant;
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
}
