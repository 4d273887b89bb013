package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose tax returns are open, as the register of the simulators says, and the code that the tax office printed on each form.
 * Everybody is asked for once.
 */
final class Taxpayers {
    /** How many residents the simulated city must have: about half of them have a return that can be extended. */
    static final int RESIDENTS = 40_000;
    private static final int FIRST_NUMBER = 100_000_000;
    private static final int STEP = 7;
    private static final int FINE = 200;
    private static final int NOT_FOUND = 404;
    private static final int ZURICH = 261;

    private final HttpClient http;
    private final URI register;
    private final String credentials;
    private int next;

    /**
     * @param simulators their address
     * @param password of the registers
     */
    Taxpayers(HttpClient http, URI simulators, String password) {
        this.http = http;
        this.register = simulators.resolve("/registers/tax/api/taxpayers/");
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString(("mein-konto:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The codes of this many people who were not asked for before.
     *
     * @throws IOException if the register has no more, or does not answer
     */
    List<String> codes(int count) throws IOException, InterruptedException {
        List<String> codes = new ArrayList<>();
        while (codes.size() < count) {
            if (next == RESIDENTS) {
                throw new IOException("The register has no more open returns.");
            }
            String number = Integer.toString(FIRST_NUMBER + STEP * next++);
            HttpResponse<String> found = ask(number);
            if (found.statusCode() != NOT_FOUND && isOpen(document(found))) {
                codes.add(document(ask(number + "/code")).path("code").asString(""));
            }
        }
        return codes;
    }

    private static boolean isOpen(JsonNode taxpayer) {
        return taxpayer.path("state").asString("").equals("open") && !taxpayer.path("selfEmployed").asBoolean(true)
                && taxpayer.path("municipality").asInt(0) == ZURICH;
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(register.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", credentials)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode document(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != FINE) {
            throw new IOException("The tax register answered " + answer.statusCode() + ".");
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
