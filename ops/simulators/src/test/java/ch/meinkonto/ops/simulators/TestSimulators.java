package ch.meinkonto.ops.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on free ports, and a client that speaks to it as the merchant does. */
public final class TestSimulators implements AutoCloseable {
    public static final String KEY = "0f".repeat(32);
    private static final String MERCHANT = "1100001234";
    private static final String REGISTERS = "register-secret";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private TestSimulators(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the application, which remembers in {@code data}. */
    public static TestSimulators start(Path data, String... settings) {
        String[] arguments = new String[settings.length + 8];
        System.arraycopy(new String[]{"--server.port=0", "--meinkonto.mail.port=0",
                "--meinkonto.payment.merchant-id=" + MERCHANT, "--meinkonto.payment.password=secret",
                "--meinkonto.payment.webhook-key=" + KEY, "--meinkonto.payment.data=" + data,
                "--meinkonto.payment.retry-pause=50ms", "--meinkonto.registers.password=" + REGISTERS}, 0, arguments,
                0, 8);
        System.arraycopy(settings, 0, arguments, 8, settings.length);
        return new TestSimulators(SimulatorsApplication.builder().run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** An answer, its body read as JSON where there is one. */
    public record Answer(int status, HttpResponse<String> raw, JsonNode json) {
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", basic("secret"))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request);
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", basic("secret")));
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = raw(request);
        boolean isJson = response.headers().firstValue("Content-Type").orElse("")
                .matches("application/([a-z]+\\+)?json.*")
                && !response.body().isEmpty();
        return new Answer(response.statusCode(), response,
                isJson ? json.readTree(response.body()) : json.createObjectNode());
    }

    /** An answer whose body may be anything. */
    public HttpResponse<String> raw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static String basic(String password) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((MERCHANT + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A request to a register, with the password of the city's systems. */
    public HttpRequest.Builder register(String path) {
        String credentials = Base64.getEncoder()
                .encodeToString(("mein-konto:" + REGISTERS).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Basic " + credentials);
    }

    /** A request of a register with a JSON body. */
    public Answer register(String method, String path, String body) {
        return send(register(path).header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        context.close();
    }
}
