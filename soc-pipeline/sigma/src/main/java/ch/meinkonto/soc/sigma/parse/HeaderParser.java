package ch.meinkonto.soc.sigma.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;
import ch.meinkonto.soc.sigma.rule.Related;
import ch.meinkonto.soc.sigma.rule.Status;

/** Reads what every document says about itself. */
final class HeaderParser {
    private static final int LONGEST_TITLE = 256;
    private static final Pattern UUID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/]\\d{2}[-/]\\d{2}");
    private static final Set<String> KNOWN = Set.of("title", "id", "name", "related", "status", "description",
            "license",
            "author", "references", "date", "modified", "tags", "level", "falsepositives", "fields", "scope",
            "taxonomy", "logsource", "detection", "correlation", "filter", "generate");

    private HeaderParser() {}

    /**
     * Reads the header.
     *
     * @param names the fields of the events that stand for one that the author names
     */
    static Header parse(Fields document, Function<String, List<String>> names) {
        String title = document.requireText("title");
        if (title.length() > LONGEST_TITLE) {
            throw new Refused(document.require("title").position(),
                    "the title is longer than " + LONGEST_TITLE + " characters");
        }
        return new Header(title, matching(document, "id", UUID, "a UUID"), document.text("name"),
                document.choice("status", Stream.of(Status.values()), Status::word).orElse(null),
                document.choice("level", Stream.of(Level.values()), Level::word).orElse(Level.MEDIUM),
                orEmpty(document.text("description")), orEmpty(document.text("author")),
                matching(document, "date", DATE, "a date such as 2026-11-23"),
                matching(document, "modified", DATE, "a date such as 2026-11-23"), document.texts("tags"),
                document.texts("references"), document.texts("falsepositives"),
                document.texts("fields").stream().flatMap(field -> names.apply(field).stream()).toList(),
                related(document), document.texts("scope"), document.text("license"),
                Objects.requireNonNullElse(document.text("taxonomy"), "sigma"), custom(document),
                document.position());
    }

    private static List<Related> related(Fields document) {
        Yaml written = document.value("related").orElse(null);
        if (written == null || written.isNull()) {
            return List.of();
        }
        if (!(written instanceof Yaml.Sequence sequence)) {
            throw new Refused(written.position(), "'related' must be a list of maps with 'id' and 'type'");
        }
        return sequence.items().stream().map(HeaderParser::relation).toList();
    }

    private static Related relation(Yaml item) {
        Fields relation = Fields.of(item, "an entry of 'related'");
        relation.requireText("id");
        String id = Objects.requireNonNull(matching(relation, "id", UUID, "a UUID"));
        return new Related(id, relation.choice("type", Stream.of(Related.Type.values()), Related.Type::word)
                .orElseThrow(() -> new Refused(relation.position(), "'type' is missing")));
    }

    private static @Nullable String matching(Fields document, String key, Pattern form, String expected) {
        String text = document.text(key);
        if (text != null && !form.matcher(text).matches()) {
            throw new Refused(document.require(key).position(), "'" + key + "' is '" + text + "', not " + expected);
        }
        return text;
    }

    private static Map<String, Object> custom(Fields document) {
        Map<String, Object> custom = new LinkedHashMap<>();
        for (Yaml.Entry entry : document.entries()) {
            if (!KNOWN.contains(entry.key())) {
                custom.put(entry.key(), entry.value().plain());
            }
        }
        return Collections.unmodifiableMap(custom);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
