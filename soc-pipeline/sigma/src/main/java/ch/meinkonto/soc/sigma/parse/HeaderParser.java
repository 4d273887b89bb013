package ch.meinkonto.soc.sigma.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;
import ch.meinkonto.soc.sigma.rule.Related;
import ch.meinkonto.soc.sigma.rule.Status;

/** Reads what every document says about itself. */
final class HeaderParser {
    private static final int LONGEST_TITLE = 256;
    /** {@code x} is a hexadecimal digit, {@code 9} a decimal one. */
    private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final String DATE = "9999-99-99";
    /** As older rules write it. */
    private static final String OLD_DATE = "9999/99/99";
    private static final Set<String> KNOWN = Set.of("title", "id", "name", "related", "status", "description",
            "license",
            "author", "references", "date", "modified", "tags", "level", "falsepositives", "fields", "scope",
            "taxonomy", "logsource", "detection", "correlation", CorrelationParser.EXTENSION, "filter", "generate");

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
        return new Header(title, matching(document, "id", "a UUID", UUID), document.text("name"),
                document.choice("status", Stream.of(Status.values()), Status::word).orElse(null),
                document.choice("level", Stream.of(Level.values()), Level::word).orElse(Level.MEDIUM),
                orEmpty(document.text("description")), orEmpty(document.text("author")),
                matching(document, "date", "a date such as 2026-11-23", DATE, OLD_DATE),
                matching(document, "modified", "a date such as 2026-11-23", DATE, OLD_DATE), document.texts("tags"),
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
        String id = Objects.requireNonNull(matching(relation, "id", "a UUID", UUID));
        return new Related(id, relation.choice("type", Stream.of(Related.Type.values()), Related.Type::word)
                .orElseThrow(() -> new Refused(relation.position(), "'type' is missing")));
    }

    private static @Nullable String matching(Fields document, String key, String expected, String... forms) {
        String text = document.text(key);
        if (text == null) {
            return null;
        }
        for (String form : forms) {
            if (hasForm(text, form)) {
                return text;
            }
        }
        throw new Refused(document.require(key).position(), "'" + key + "' is '" + text + "', not " + expected);
    }

    private static boolean hasForm(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int index = 0; index < form.length(); index++) {
            char character = text.charAt(index);
            boolean fits = switch (form.charAt(index)) {
                case 'x' -> character < 128 && Character.digit(character, 16) >= 0;
                case '9' -> character >= '0' && character <= '9';
                default -> character == form.charAt(index);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
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
