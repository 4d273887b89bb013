package ch.meinkonto.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

import ch.meinkonto.ops.design.Languages;
import ch.meinkonto.ops.simulators.SimulatorsApplication;
import ch.meinkonto.ops.simulators.federal.FederalConduct;
import ch.meinkonto.ops.simulators.federal.FederalFault;
import ch.meinkonto.ops.simulators.federal.FederalKeys;

/** The federal login: a second OpenID provider, on a port of its own, over real HTTP. */
public final class TestFederalLogin implements AutoCloseable {
    public static final String SECRET = "federal-secret-federal-secret-federal-sec";

    private @Nullable ConfigurableApplicationContext context;

    private TestFederalLogin(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param client the application that people come from
     * @param publicKey of the client, a JWK; empty where it has none
     */
    public static TestFederalLogin start(URI client, String publicKey) {
        Path data;
        try {
            data = Files.createTempDirectory("federal-login");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> settings = new ArrayList<>(List.of("--server.port=0", "--meinkonto.mail.port=0",
                "--meinkonto.payment.merchant-id=1100001234", "--meinkonto.payment.password=secret",
                "--meinkonto.payment.webhook-key=" + "0f".repeat(32), "--meinkonto.payment.data=" + data,
                "--meinkonto.federal.secret=" + SECRET, "--meinkonto.federal.public-key=" + publicKey,
                "--meinkonto.federal.post-logout-redirect-uris=" + client + "/signed-out",
                "--meinkonto.federal.back-channel-logout-uri=" + client + "/login/federated/agov/logout"));
        settings.add("--meinkonto.federal.redirect-uris=" + String.join(",",
                Stream.of("agov", "signing", "plain").map(name -> client + "/login/federated/" + name + "/answer")
                        .toList()));
        return new TestFederalLogin(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory()
                        .registerSingleton("clock", Clock.systemUTC()))
                .properties("spring.config.name=simulators", "spring.main.banner-mode=off")
                .run(settings.toArray(String[]::new)));
    }

    /** Its issuer. */
    public String issuer() {
        return "http://localhost:" + ((WebServerApplicationContext) context()).getWebServer().getPort() + "/federal";
    }

    /** From now on it behaves so. */
    public void behave(FederalFault fault) {
        context().getBean(FederalConduct.class).set(fault);
    }

    /** From now on it signs with another key. */
    public void rotateKeys() {
        context().getBean(FederalKeys.class).rotate();
    }

    /** Somebody says on its page who they are, whoever is signed in there; where that leads. */
    public URI signIn(TestBrowser browser, URI asked, String subject) {
        URI page = URI.create(asked + "&prompt=login");
        HttpResponse<String> answer = browser.submit(page, page, Map.of("person", subject, "decision", "sign-in"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return TestBrowser.location(answer);
    }

    /** Signs out there. */
    public URI signOut(TestBrowser browser) {
        return TestBrowser.location(browser.get(URI.create(issuer() + "/logout")));
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(context, "it has ended");
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            // Classes of tests keep it to the end; they need not keep all that was in it.
            context = null;
        }
    }

    /** The simulators without what the class path of another application would configure besides. */
    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class,
            ConfigurationPropertiesAutoConfiguration.class,
            TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class, Languages.class,
            WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class,
            JacksonAutoConfiguration.class, ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class,
            SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class})
    @ComponentScan(basePackageClasses = SimulatorsApplication.class, excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SimulatorsApplication.class))
    @ConfigurationPropertiesScan(basePackageClasses = SimulatorsApplication.class)
    static class Parts {}
}
