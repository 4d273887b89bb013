package ch.meinkonto.soc.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

/** How fast accounts travel, across restarts and whatever the order of arrival, on a real node. */
class TravelsTests {
    private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    private static final String ZURICH = "47.37,8.54";
    private static final String GENEVA = "46.20,6.14";
    private static final String BERLIN = "52.52,13.40";
    private static final String SYDNEY = "-33.87,151.21";
    private static final TravelSettings SETTINGS = new TravelSettings(400, 1_000);

    private final ElasticsearchClient client = TestIndices.client();
    private Travels travels = travels(SETTINGS);

    @BeforeEach
    void clear() throws IOException {
        TestIndices.clear();
        client.indices()
                .create(request -> request.index(Archive.EVENTS.index(NOON))
                        .aliases(Archive.EVENTS.alias(), alias -> alias)
                        .mappings(mapping -> mapping.properties("@timestamp", field -> field.date(date -> date))
                                .properties("user", user -> user.object(object -> object.properties("id",
                                        id -> id.keyword(keyword -> keyword))))
                                .properties("event", event -> event.object(object -> object
                                        .properties("action", action -> action.keyword(keyword -> keyword))
                                        .properties("outcome", outcome -> outcome.keyword(keyword -> keyword))))));
    }

    @AfterEach
    void disconnect() throws IOException {
        TestIndices.clear();
        client.close();
    }

    @Test
    void saysHowFastAnAccountTravels() {
        assertThat(speed(signIn("1", "anna", 0, ZURICH))).isNull();
        assertThat(found(signIn("2", "anna", 60, BERLIN))).isEqualTo(Map.of("meinkonto.travel.distance_km", 670L,
                "meinkonto.travel.seconds", 3_600L, "meinkonto.travel.speed_kmh", 670L,
                "meinkonto.travel.previous.country_iso_code", "CH", "meinkonto.travel.previous.as_number", 64496L,
                "meinkonto.travel.previous.event_id", "1"));
        assertThat(speed(signIn("3", "anna", 90, SYDNEY))).isGreaterThan(30_000);
    }

    @Test
    void comparesAnAccountWithItselfOnly() {
        speed(signIn("1", "anna", 0, ZURICH));
        assertThat(speed(signIn("2", "beat", 1, SYDNEY))).isNull();
    }

    @Test
    void doesNotCountWaysWithinTheCountry() {
        speed(signIn("1", "anna", 0, ZURICH));
        assertThat(speed(signIn("2", "anna", 1, GENEVA))).isNull();
    }

    @Test
    void doesNotCountWhatLiesMoreThanADayBack() {
        speed(signIn("1", "anna", 0, ZURICH));
        assertThat(speed(signIn("2", "anna", 24 * 60, SYDNEY))).isNotNull();
        speed(signIn("3", "beat", 0, ZURICH));
        assertThat(speed(signIn("4", "beat", 24 * 60 + 1, SYDNEY))).isNull();
    }

    @Test
    void countsTwoAtTheSameMomentAsASecondApart() {
        speed(signIn("1", "anna", 0, ZURICH));
        assertThat(found(signIn("2", "anna", 0, BERLIN))).containsEntry("meinkonto.travel.seconds", 1L);
    }

    @Test
    void looksOnlyAtSuccessfulSignInsFromKnownPlaces() {
        speed(signIn("1", "anna", 0, ZURICH));
        assertThat(speed(changed(signIn("2", "anna", 1, SYDNEY), "event.outcome", "failure"))).isNull();
        assertThat(speed(changed(signIn("3", "anna", 1, SYDNEY), "event.action", "auth.mfa.verify"))).isNull();
        assertThat(speed(changed(signIn("4", "anna", 1, SYDNEY), "client.geo.location", "nowhere"))).isNull();
        assertThat(speed(signIn("5", "anna", 2, ZURICH))).as("nothing of these was remembered").isNull();
    }

    @Test
    void findsTheWayWhenTheEarlierOfTwoComesLate() {
        speed(signIn("2", "anna", 30, SYDNEY));
        assertThat(found(signIn("1", "anna", 0, ZURICH))).containsEntry("meinkonto.travel.seconds", 1_800L)
                .containsEntry("meinkonto.travel.previous.event_id", "2");
    }

    @Test
    void takesTheFasterWayWhereOneComesBetweenTwo() {
        speed(signIn("1", "anna", 0, ZURICH));
        speed(signIn("3", "anna", 20 * 60, ZURICH));
        assertThat(found(signIn("2", "anna", 19 * 60, SYDNEY))).containsEntry("meinkonto.travel.seconds", 3_600L);
    }

    @Test
    void saysTheSameOfAnEventThatComesAgain() {
        Document first = signIn("1", "anna", 0, ZURICH);
        Document second = signIn("2", "anna", 30, SYDNEY);
        Document third = signIn("3", "anna", 31, BERLIN);
        List<Document> once = travels.of(List.of(first, second, third));
        assertThat(travels.of(List.of(first, second, third))).isEqualTo(once);
    }

    @Test
    void saysTheSameAfterARestart() throws IOException {
        List<Document> batch = List.of(signIn("1", "anna", 0, ZURICH), signIn("2", "anna", 30, SYDNEY),
                signIn("3", "anna", 31, BERLIN));
        List<Document> once = travels.of(batch);
        for (Document document : once) {
            store(document);
        }
        travels = travels(SETTINGS);
        assertThat(travels.of(batch)).isEqualTo(once);
        travels = travels(SETTINGS);
        assertThat(speed(signIn("4", "anna", 32, ZURICH))).isEqualTo(40_178);
    }

    @Test
    void looksUpAgainWhomItHadToForget() throws IOException {
        travels = travels(new TravelSettings(400, 2));
        for (String account : List.of("anna", "beat", "carla", "dario")) {
            for (Document document : travels.of(List.of(signIn(account, account, 0, ZURICH)))) {
                store(document);
            }
        }
        client.indices().refresh(request -> request.index(Archive.EVENTS.alias()));
        assertThat(speed(signIn("5", "anna", 30, SYDNEY))).isGreaterThan(30_000);
    }

    @Test
    void remembersWhatWasStoredBeforeItsStart() throws IOException {
        for (String account : List.of("anna", "beat", "carla")) {
            store(signIn(account, account, 0, ZURICH));
        }
        travels = travels(new TravelSettings(400, 2));
        assertThat(speed(signIn("5", "anna", 30, SYDNEY))).isGreaterThan(30_000);
        assertThat(speed(signIn("6", "beat", 30, SYDNEY))).isGreaterThan(30_000);
        assertThat(speed(signIn("7", "carla", 30, SYDNEY))).isGreaterThan(30_000);
    }

    @Test
    void asksNothingAboutAnAccountThatHasNotSignedInForADay() throws IOException {
        travels.of(List.of(signIn("1", "anna", 0, ZURICH)));
        client.close();

        assertThat(travels.of(List.of(signIn("2", "beat", 1, ZURICH)))).hasSize(1);
        assertThatException().as("what lies before that day has to be asked for")
                .isThrownBy(() -> travels.of(List.of(signIn("3", "carla", -1, ZURICH))));
    }

    @Test
    void remembersNoMoreThanTheLatestOfAnAccount() {
        Itinerary itinerary = new Itinerary();
        for (int number = 0; number < 1_000; number++) {
            itinerary.add(read(signIn("%04d".formatted(number), "anna", number, ZURICH)), 400);
        }
        Travel late = itinerary.add(read(signIn("late", "anna", 0, SYDNEY)), 400);
        assertThat(late).as("next to the oldest that is remembered").isNotNull();
        assertThat(late.event()).isEqualTo("%04d".formatted(1_000 - Itinerary.MOST));
    }

    @Test
    void aWholeEngineStoresWhatItFound() {
        TestIndices.clear();
        String service = "auth-" + UUID.randomUUID();
        String account = UUID.randomUUID().toString();
        TestOtlp.Source source = new TestOtlp.Source(service);
        int port = TestEngines.freePort();
        try (ConfigurableApplicationContext engine = TestEngines.start(TestElasticsearch.node().url(), port)) {
            assertThat(engine.isRunning()).isTrue();
            TestSender sender = new TestSender(port);
            for (String address : List.of("198.51.100.7", "203.0.113.200")) {
                assertThat(sender.send("logs", source.request(source.next("auth.login",
                        Map.of("user.id", account, "client.ip", address)))).statusCode()).isEqualTo(200);
            }
            JsonNode travel = TestIndices.stored(client, Archive.EVENTS, service).getLast().at("/meinkonto/travel");
            assertThat(travel.at("/speed_kmh").asLong()).isGreaterThan(900);
            assertThat(travel.at("/previous/city_name").asString()).isEqualTo("Berlin");
        }
    }

    private Travels travels(TravelSettings settings) {
        return new Travels(new StoredSignIns(client), settings);
    }

    private Long speed(Document document) {
        return (Long) found(document).get("meinkonto.travel.speed_kmh");
    }

    private Map<String, Object> found(Document document) {
        Map<String, Object> fields = new HashMap<>(travels.of(List.of(document)).getFirst().stored());
        fields.keySet().removeIf(name -> !name.startsWith("meinkonto.travel."));
        return fields;
    }

    private static SignIn read(Document document) {
        SignIn signIn = SignIn.read(document.id(), document.time(), document.stored());
        assertThat(signIn).isNotNull();
        return signIn;
    }

    private void store(Document document) throws IOException {
        client.index(request -> request.index(Archive.EVENTS.index(NOON))
                .id(document.id())
                .document(DottedFields.nest(document.stored())));
    }

    private static Document changed(Document document, String field, String value) {
        Map<String, Object> fields = new HashMap<>(document.stored());
        fields.put(field, value);
        return Document.of(document.archive(), document.id(), document.time(), fields, true);
    }

    private static Document signIn(String id, String account, int minute, String place) {
        Instant time = NOON.plus(Duration.ofMinutes(minute));
        return Document.of(Archive.EVENTS, id, time,
                Map.of("@timestamp", time.toString(), "event.action", "auth.login", "event.outcome", "success",
                        "user.id", account, "client.geo.location", place, "client.geo.country_iso_code", "CH",
                        "client.as.number", 64496L),
                true);
    }
}
