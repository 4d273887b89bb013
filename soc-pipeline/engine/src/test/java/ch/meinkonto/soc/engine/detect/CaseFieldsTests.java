package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventAction;

/** The events of cases carry only what events of their kind carry: a case that invents fields proves nothing. */
class CaseFieldsTests {
    /** Generated from the contract; a test there fails when it differs. */
    private static final Path CATALOGUE = Path.of("..", "..", "docs", "events.md");
    private static final Pattern EVENT = Pattern.compile("### `([a-z_.]+)`\\R.*?Fields: ([^\\r\\n]*)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Of the record itself, and of the request during which an event happened. */
    private static final Set<String> EVERYWHERE = Set.of("event.action", "event.dataset", "service.name", "trace.id",
            "session.id", "user.id");

    /** Of the access log, beside those. */
    private static final Set<String> ACCESS_LOG = Set.of("client.ip", "http.request.method",
            "http.response.status_code", "url.path", "url.query", "user_agent.original", "event.duration",
            "event.outcome", "error.type");

    /** What the engine adds when it stores an event, see docs/detections.md. */
    private static final Set<String> ENRICHED = Set.of("client.as.number", "client.geo.country_iso_code",
            "meinkonto.travel.speed_kmh", "meinkonto.travel.distance_km", "meinkonto.travel.seconds",
            "meinkonto.travel.previous.country_iso_code", "meinkonto.travel.previous.city_name",
            "meinkonto.travel.previous.as_number", "meinkonto.travel.previous.event_id", "meinkonto.risk.signals");

    static List<DetectionCase> cases() {
        return DetectionCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void carryOnlyWhatEventsOfTheirKindCarry(DetectionCase each) throws IOException {
        Map<String, Set<String>> catalogue = catalogue();
        for (Map<String, Object> event : each.written()) {
            Set<String> known = new HashSet<>(EVERYWHERE);
            known.addAll(ENRICHED);
            Object action = event.get("event.action");
            if (action == null) {
                known.addAll(ACCESS_LOG);
            } else {
                assertThat(catalogue).as("events").containsKey(action.toString());
                known.addAll(catalogue.get(action.toString()));
                for (CommonField field : CommonField.values()) {
                    known.add(field.dotted());
                }
            }
            assertThat(known).as("fields of %s", action).containsAll(event.keySet());
        }
    }

    @Test
    void theCatalogueIsReadWhole() throws IOException {
        Map<String, Set<String>> catalogue = catalogue();

        for (EventAction action : EventAction.values()) {
            assertThat(catalogue.get(action.value())).as(action.value()).isNotEmpty();
        }
    }

    private static Map<String, Set<String>> catalogue() throws IOException {
        Map<String, Set<String>> fields = new HashMap<>();
        Matcher event = EVENT.matcher(Files.readString(CATALOGUE));
        while (event.find()) {
            Set<String> names = new HashSet<>();
            Matcher quoted = QUOTED.matcher(event.group(2));
            while (quoted.find()) {
                names.add(quoted.group(1));
            }
            fields.put(event.group(1), names);
        }
        return fields;
    }
}
