package ch.meinkonto.dashboards.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;
import ch.meinkonto.dashboards.testing.TestEngine;

/** What an analyst orders from the page of an alert, and what the page says about it. */
class RespondTests extends ConsoleTest {
    private static final String ANNA = "b0000000-0000-4000-8000-000000000002";
    private static final String REASON = "Somebody else holds the password.";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Test
    void ordersInTheNameOfTheAnalyst() {
        String id = alert();
        Browser nina = signedIn();
        String key = key(nina.open("/alerts/" + id));
        Instant before = Instant.now();

        HttpResponse<String> page = nina.submit("/alerts/" + id + "/responses", form(key, Map.of()));

        assertThat(page.body()).contains("Ordered. The list says how it stands");
        assertThat(ENGINE.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/api/v1/responses");
            assertThat(request.token()).isEqualTo("Bearer token-for-" + ENGINE.url() + "/api/v1");
            assertThat(request.key()).isEqualTo(key);
            assertThat(request.body().path("action").asString()).isEqualTo("lock-account");
            assertThat(request.body().path("target").asString()).isEqualTo(ANNA);
            assertThat(request.body().path("reason").asString()).isEqualTo(REASON);
            assertThat(request.body().path("alertId").asString()).isEqualTo(id);
            assertThat(request.body().path("orderedBy").asString()).isEqualTo(NINA.id());
            assertThat(Instant.parse(request.body().path("expiresAt").asString()))
                    .isBetween(before.plus(Duration.ofHours(4)), Instant.now().plus(Duration.ofHours(4)));
        });
    }

    @Test
    void givesNoDurationToWhatDoesNotLast() {
        String id = alert();
        Browser nina = signedIn();
        String key = key(nina.open("/alerts/" + id));

        nina.submit("/alerts/" + id + "/responses", form(key, Map.of("what", "revoke-sessions|" + ANNA)));

        assertThat(ENGINE.requests()).extracting(TestEngine.Request::body).singleElement()
                .satisfies(body -> assertThat(body.has("expiresAt")).isFalse());
    }

    @Test
    void offersOnlyWhatFitsTheAlert() {
        String page = signedIn().open("/alerts/" + TestAlerts.raisedAt(Instant.now()).store(indices)).body();

        assertThat(page).contains("value=\"block-address|203.0.113.7\"")
                .doesNotContain("value=\"lock-account", "value=\"hold-payment", "value=\"revoke-token-family");
    }

    @Test
    void offersWhatTheEventsOfTheAlertName() {
        indices.store("meinkonto-events", "event-1", Map.of("@timestamp", Instant.now().toString(), "event",
                Map.of("id", "event-1", "action", "payment.fail"), "meinkonto", Map.of("payment", Map.of("id",
                        "c0000000-0000-4000-8000-000000000003"), "oauth",
                        Map.of("token", Map.of("family_id",
                                "family-1234")))));
        String id = TestAlerts.raisedAt(Instant.now())
                .events(List.of("event-1"), Instant.now(), Instant.now())
                .store(indices);

        assertThat(signedIn().open("/alerts/" + id).body()).contains(
                "value=\"hold-payment|c0000000-0000-4000-8000-000000000003\"",
                "value=\"revoke-token-family|family-1234\"");
    }

    @Test
    void wantsTheTargetToBeCheckedFirst() {
        String id = alert();
        Browser nina = signedIn();
        String key = key(nina.open("/alerts/" + id));
        Map<String, String> unconfirmed = new HashMap<>(form(key, Map.of()));
        unconfirmed.remove("confirmed");

        assertThat(nina.submit("/alerts/" + id + "/responses", unconfirmed).body())
                .contains("confirm that you have checked the target");
        assertThat(ENGINE.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"422, expiry-too-long, must not last so long", "429, too-many-orders, too many orders within a minute",
            "422, never-heard-of, the engine refused (never-heard-of)", "0, '', the engine does not answer",
            "500, '', the engine does not answer"})
    void saysWhyTheEngineDoesNotTakeIt(int status, String code, String sentence) {
        String id = alert();
        Browser nina = signedIn();
        String key = key(nina.open("/alerts/" + id));
        ENGINE.refuse(status, code);

        assertThat(nina.submit("/alerts/" + id + "/responses", form(key, Map.of())).body()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({"0, '', true", "500, '', true", "422, expiry-too-long, false"})
    void theSameFormIsTheSameOrderWhereTheEngineMayHaveTakenIt(int status, String code, boolean same) {
        String id = alert();
        Browser nina = signedIn();
        String key = key(nina.open("/alerts/" + id));
        ENGINE.refuse(status, code);

        HttpResponse<String> again = nina.submit("/alerts/" + id + "/responses", form(key, Map.of()));

        assertThat(key(again).equals(key)).isEqualTo(same);
        assertThat(key(nina.open("/alerts/" + id))).as("a form that is opened anew").isNotEqualTo(key);
    }

    @Test
    void showsHowOrdersStandAndTakesThemBack() {
        String id = alert();
        indices.store("meinkonto-responses", "order-1", order(id, NINA.id(), "in-force", "", "3 sessions"));
        indices.store("meinkonto-responses", "order-2", order(id, "rule:17", "refused", "too-many-accounts", ""));
        indices.store("meinkonto-responses", "order-3", order("another-alert", "0197-otto", "failed", "", ""));
        Browser nina = signedIn();

        assertThat(nina.open("/alerts/" + id).body())
                .contains("Lock account", "by Nina Suter", "in force", "3 sessions",
                        "by the rule of the detection", "not done", "too many accounts use this address",
                        "/responses/order-1/undo")
                .doesNotContain("0197-otto", "/responses/order-2/undo");

        HttpResponse<String> page = nina.submit("/alerts/" + id + "/responses/order-1/undo",
                Map.of("reason", "It was the resident after all."));
        assertThat(page.body()).contains("It is being taken back");
        assertThat(ENGINE.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("DELETE");
            assertThat(request.path()).isEqualTo("/api/v1/responses/order-1");
            assertThat(request.body().path("orderedBy").asString()).isEqualTo(NINA.id());
        });
    }

    @Test
    void showsWhatWasOrderedBeforeTheAlertHadThisId() {
        String id = TestAlerts.raisedAt(Instant.now()).about(ANNA).formerly("before").store(indices);
        indices.store("meinkonto-responses", "order-4", order("before", NINA.id(), "in-force", "", "5 sessions"));

        assertThat(signedIn().open("/alerts/" + id).body()).contains("5 sessions", "/responses/order-4/undo");
    }

    private String alert() {
        return TestAlerts.raisedAt(Instant.now()).about(ANNA).store(indices);
    }

    private static Map<String, String> form(String key, Map<String, String> differently) {
        Map<String, String> form = new HashMap<>(Map.of("key", key, "what", "lock-account|" + ANNA, "lasts", "PT4H",
                "reason", REASON, "confirmed", "true"));
        form.putAll(differently);
        return form;
    }

    private static String key(HttpResponse<String> page) {
        Matcher key = KEY.matcher(page.body());
        assertThat(key.find()).as("a form with a key").isTrue();
        return key.group(1);
    }

    private static Map<String, Object> order(String alert, String by, String state, String code, String effect) {
        Map<String, Object> delivery = Map.of("application", "auth-server", "state", state, "code", code, "effect",
                effect);
        return Map.of("@timestamp", Instant.now().toString(), "meinkonto", Map.of("response", Map.of("action",
                "lock-account", "target", ANNA, "reason", REASON, "alert_id", alert, "ordered_by", by, "expires_at",
                Instant.now().plusSeconds(3600).toString(), "deliveries", List.of(delivery))));
    }
}
