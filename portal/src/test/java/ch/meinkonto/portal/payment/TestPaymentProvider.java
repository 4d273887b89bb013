package ch.meinkonto.portal.payment;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

/** The real simulator of the payment provider, over real HTTP, in the test's process. */
public final class TestPaymentProvider implements AutoCloseable {
    /** What callers of the registers need, which run in the same process. */
    public static final String REGISTERS_PASSWORD = "registers-password";
    /** Key of the marks of its registers. */
    public static final String HOLDER_KEY = "holder-key-of-the-registers";
    static final String MERCHANT = "1100001234";
    static final String PASSWORD = "test-password";
    static final String WEBHOOK_KEY = "5a".repeat(32);

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private TestPaymentProvider(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the provider on a free port; it tells the time by {@code clock}. */
    public static TestPaymentProvider start(Clock clock) throws Exception {
        Path data = Files.createTempDirectory("payment-provider");
        return new TestPaymentProvider(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .properties("spring.config.name=simulators", "spring.main.banner-mode=off")
                .run("--server.port=0", "--meinkonto.mail.port=0", "--meinkonto.payment.merchant-id=" + MERCHANT,
                        "--meinkonto.payment.password=" + PASSWORD, "--meinkonto.payment.webhook-key=" + WEBHOOK_KEY,
                        "--meinkonto.registers.password=" + REGISTERS_PASSWORD,
                        "--meinkonto.registers.holder-key=" + HOLDER_KEY,
                        "--meinkonto.payment.data=" + data, "--meinkonto.payment.slowness=4s",
                        "--meinkonto.payment.retry-pause=100ms"));
    }

    /** Address of the API and of the pay page. */
    public String url() {
        WebServerApplicationContext server = (WebServerApplicationContext) context;
        return "http://localhost:" + server.getWebServer().getPort();
    }

    /** A part of the simulators. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The settings an application needs to pay here. */
    public String[] springProperties() {
        return new String[]{"meinkonto.payment.url=" + url(), "meinkonto.payment.page=" + url(),
                "meinkonto.payment.merchant-id=" + MERCHANT, "meinkonto.payment.password=" + PASSWORD,
                "meinkonto.payment.webhook-key=" + WEBHOOK_KEY};
    }

    /** Approves on the pay page, with the test card; answers where the browser is sent to. */
    public URI approve(URI payPage) {
        return decide(payPage, "APPROVE", "4242 4242 4242 4242");
    }

    /** Presses a button of the pay page: APPROVE, DECLINE or ABANDON. */
    public URI decide(URI payPage, String decision, String card) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(payPage).build());
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("SIMULATORS_XSRF"))
                .findFirst()
                .orElseThrow();
        Matcher csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new AssertionError("no form on the pay page: " + page.body());
        }
        String form = "_csrf=" + encode(csrf.group(1)) + "&decision=" + decision + "&method=CARD&cardNumber="
                + encode(card);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(payPage)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(BodyPublishers.ofString(form))
                .build());
        return URI.create(answer.headers().firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body())));
    }

    /** Makes the provider misbehave with payments whose reference begins so. */
    public void misbehave(String refno, String fault, int times) {
        call("POST", "/simulator/faults",
                "{\"refno\":\"" + refno + "\",\"fault\":\"" + fault + "\",\"times\":" + times + "}");
    }

    /** The provider behaves again. */
    public void behave() {
        call("DELETE", "/simulator/faults", "");
    }

    /** A call to the API as the merchant; the answer's body. */
    public String call(String method, String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString((MERCHANT + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 400) {
            throw new AssertionError(method + ' ' + path + " → " + answer.statusCode() + ' ' + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
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
