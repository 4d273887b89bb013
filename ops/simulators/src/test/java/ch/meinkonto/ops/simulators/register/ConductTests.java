package ch.meinkonto.ops.simulators.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;

/** Every way in which a register can let down who asks it, ordered through the interface and on the page. */
class ConductTests {
    private static final String HOUSE = "/registers/buildings/api/buildings/990000001";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void behaveAgain() {
        for (Register register : Register.values()) {
            simulators.bean(Conducts.class).set(register, Conduct.Setting.NORMAL);
        }
    }

    @Test
    void answersLateButAnswers() {
        order("buildings", "slow", 700);
        long began = System.nanoTime();

        Answer answer = simulators.send(simulators.register(HOUSE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(690),
                Duration.ofSeconds(10));
    }

    @Test
    void answersNotAtAll() {
        order("buildings", "unavailable", 0);

        assertThat(simulators.send(simulators.register(HOUSE)).status()).isEqualTo(503);
        assertThat(simulators.send(simulators.register("/registers/vehicles/api/vehicles/ZH800000")).status())
                .isEqualTo(200);
        assertThat(simulators.get("/registers/buildings").status()).isEqualTo(200);
    }

    @Test
    void breaksOffInTheMiddle() {
        String whole = simulators.send(simulators.register(HOUSE)).raw().body();
        order("buildings", "broken", 0);

        HttpRequest.Builder request = simulators.register(HOUSE).header("Accept", "application/json");
        String half = simulators.raw(request).body();

        assertThat(whole).startsWith(half);
        assertThat(half.length()).isBetween(whole.length() / 3, whole.length() * 2 / 3);
    }

    @Test
    void tellsOfAnotherHouse() {
        order("buildings", "wrong", 0);

        assertThat(simulators.send(simulators.register(HOUSE)).json().get("egid").asInt()).isEqualTo(990_000_002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"conduct\":\"moody\"}", "{}", "{\"conduct\":\"slow\",\"delayMillis\":30001}",
            "{\"conduct\":\"slow\",\"delayMillis\":-1}"})
    void knowsNoOtherConductAndNoLongerDelay(String order) {
        assertThat(simulators.register("PUT", "/registers/tax/conduct", order).status()).isEqualTo(400);
        assertThat(simulators.send(simulators.register("/registers/tax/conduct")).json().get("conduct").asString())
                .isEqualTo("normal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conduct.Setting(Conduct.SLOW, Conduct.SLOWEST.plusMillis(1)));
    }

    @ParameterizedTest
    @EnumSource(Register.class)
    void letsOnlyTheCitysSystemsAsk(Register register) {
        HttpRequest.Builder nobody = HttpRequest
                .newBuilder(URI.create(simulators.url() + "/registers/" + register.code() + "/conduct"));
        HttpRequest.Builder merchant = nobody.copy().header("Authorization", TestSimulators.basic("secret"));

        assertThat(simulators.send(nobody).status()).isEqualTo(401);
        assertThat(simulators.send(merchant).status()).isEqualTo(401);
        assertThat(simulators.get("/registers/" + register.code() + "/api/x").status()).isEqualTo(401);
    }

    @Test
    void letsNobodyAskWithoutAPassword(@TempDir Path other) {
        try (TestSimulators closed = TestSimulators.start(other, "--meinkonto.registers.password=")) {
            assertThat(closed.send(closed.register(HOUSE)).status()).isEqualTo(401);
            assertThat(closed.get("/registers/buildings").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Register.class)
    void showsEachRegisterAndItsSwitch(Register register) {
        Answer page = simulators.get("/registers/" + register.code());

        assertThat(page.raw().body()).contains("id=\"entries\"", "id=\"conduct-slow\"", "rel=\"next\"", "lang=\"fr\"")
                .doesNotContain("??", "<script", "style=");
        assertThat(simulators.get("/").raw().body()).contains("/registers/" + register.code());
    }

    @Test
    void isSwitchedOnThePage() {
        Answer page = simulators.get("/registers/tax");
        Matcher csrf = CSRF.matcher(page.raw().body());
        assertThat(csrf.find()).isTrue();
        String cookie = page.raw().headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("SIMULATORS_XSRF")).findFirst().orElseThrow();

        Answer answer = simulators.send(HttpRequest.newBuilder(URI.create(simulators.url() + "/registers/tax"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(BodyPublishers.ofString("_csrf=" + csrf.group(1) + "&conduct=unavailable&delay=5")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(simulators.send(simulators.register("/registers/tax/api/taxpayers/100000000")).status())
                .isEqualTo(503);
        assertThat(simulators.get("/registers/tax").raw().body()).contains("value=\"unavailable\" checked");
    }

    @Test
    void hasNoOtherPages() {
        assertThat(simulators.get("/registers/dogs").status()).isEqualTo(404);
        assertThat(simulators.get("/registers/residents?from=99999").status()).isEqualTo(200);
        assertThat(simulators.get("/registers/residents?from=-5").status()).isEqualTo(200);
    }

    private static void order(String register, String conduct, int millis) {
        assertThat(simulators.register("PUT", "/registers/" + register + "/conduct",
                "{\"conduct\":\"%s\",\"delayMillis\":%d}".formatted(conduct, millis)).status()).isEqualTo(204);
    }
}
