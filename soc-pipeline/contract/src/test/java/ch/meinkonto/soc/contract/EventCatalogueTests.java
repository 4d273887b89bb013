package ch.meinkonto.soc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The catalogue of events is generated and golden: a change of the contract is always a visible difference. */
class EventCatalogueTests {
    private static final Path CATALOGUE = Path.of("..", "..", "docs", "events.md");
    private static final String UPDATE = "events.update";

    @Test
    void catalogueMatchesTheContract() throws IOException {
        String generated = catalogue();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(CATALOGUE.getParent());
            Files.writeString(CATALOGUE, generated);
        }
        assertThat(CATALOGUE).as("""
                docs/events.md is generated from the contract. If the change is intended:
                ./mvnw -pl soc-pipeline/contract test -Dtest=EventCatalogueTests -D%s=true""", UPDATE)
                .content()
                .isEqualTo(generated);
    }

    @Test
    void everyActionBelongsToExactlyOneKindOfEvent() {
        Map<EventAction, Set<Class<?>>> byAction = TestEvents.all()
                .stream()
                .collect(Collectors.groupingBy(SecurityEvent::action,
                        Collectors.mapping(SecurityEvent::getClass, Collectors.toSet())));
        assertThat(byAction.keySet()).containsExactlyInAnyOrder(EventAction.values());
        assertThat(byAction).allSatisfy((action, kinds) -> assertThat(kinds).as(action.value()).hasSize(1));
    }

    @Test
    void everyFieldIsWrittenBySomeEvent() {
        Set<Field> written = TestEvents.all()
                .stream()
                .flatMap(event -> event.attributes().asMap().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(written).containsExactlyInAnyOrder(EventField.values());
    }

    @Test
    void namesAreLowerCaseAndDottedAndUnique() {
        List<String> names = new ArrayList<>();
        Arrays.stream(EventField.values()).map(EventField::dotted).forEach(names::add);
        Arrays.stream(CommonField.values()).map(CommonField::dotted).forEach(names::add);
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]+(\\.[a-z0-9_]+)+"));
        assertThat(EventAction.values()).extracting(EventAction::value)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_]+(\\.[a-z_]+)+"));
    }

    private static String catalogue() {
        StringBuilder page = new StringBuilder(
                """
                        # Security events

                        Generated from `soc-pipeline/contract`; a test fails when this page and the code differ. An event is an OTLP log
                        record: its name is the event name, everything else typed attributes under the names below, which are also the
                        field names of the index `meinkonto-events`.

                        ## On every event

                        | Field | Type | Holds |
                        |---|---|---|
                        """);
        for (CommonField field : CommonField.values()) {
            row(page, field);
        }
        page.append(
                """

                        Beside them the record's own: time, trace id, span id (`@timestamp`, `trace.id`, `span.id`) and the resource's
                        `service.name`. `client.ip` to `url.path`, `session.id` and `user.id` come from the request during which the event
                        happened and are absent where there was none. Every text is at most 1,024 characters long.

                        ## Events
                        """);
        Map<EventAction, Class<?>> kinds = new EnumMap<>(EventAction.class);
        Map<EventAction, Set<String>> fields = new EnumMap<>(EventAction.class);
        TestEvents.all().forEach(event -> {
            kinds.put(event.action(), event.getClass());
            Set<String> names = fields.computeIfAbsent(event.action(), action -> new TreeSet<>());
            event.attributes().asMap().keySet().forEach(field -> names.add(field.dotted()));
        });
        kinds.forEach((action, kind) -> {
            page.append("\n### `").append(action.value()).append("`\n\n").append(action.sentence()).append("\n\n");
            page.append("`").append(kind.getSimpleName()).append("` · dataset `").append(action.dataset());
            page.append("` · category ").append(quoted(action.categories()));
            page.append(" · type ").append(quoted(action.types())).append("\n\n");
            page.append("Fields: ").append(quoted(fields.get(action))).append("\n");
        });
        page.append("\n## Fields\n\n| Field | Type | Holds |\n|---|---|---|\n");
        for (EventField field : EventField.values()) {
            row(page, field);
        }
        return page.toString();
    }

    private static void row(StringBuilder page, Field field) {
        page.append("| `").append(field.dotted()).append("` | ").append(Codes.of(field.type())).append(" | ");
        page.append(field.sentence().replace("|", "\\|")).append(" |\n");
    }

    private static String quoted(Iterable<String> codes) {
        List<String> quoted = new ArrayList<>();
        codes.forEach(code -> quoted.add("`" + code + "`"));
        return String.join(", ", quoted);
    }
}
