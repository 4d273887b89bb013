package ch.meinkonto.soc.sigma.parse;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

import ch.meinkonto.soc.sigma.rule.Position;

/** Types scalars by the core schema of YAML 1.2 (chapter 10.3), so that dates and {@code yes} stay texts. */
final class YamlKinds {
    private static final Pattern NUMBER = Pattern
            .compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?|0x[0-9a-fA-F]+|0o[0-7]+");
    private static final String CORE = "tag:yaml.org,2002:";

    private YamlKinds() {}

    static Yaml.Kind of(ScalarEvent scalar, Position at) {
        String tag = scalar.getTag();
        if (tag == null) {
            return scalar.isPlain() ? plain(scalar.getValue()) : Yaml.Kind.TEXT;
        }
        return switch (tag) {
            case "!", CORE + "str" -> Yaml.Kind.TEXT;
            case CORE + "int", CORE + "float", CORE + "bool", CORE + "null" -> plain(scalar.getValue());
            default -> throw unknown(tag, at);
        };
    }

    /** Refuses a list or map that says it is something else. */
    static void check(CollectionStartEvent start, String kind, Position at) {
        String tag = start.getTag();
        if (tag != null && !tag.equals("!") && !tag.equals(CORE + kind)) {
            throw unknown(tag, at);
        }
    }

    private static Refused unknown(String tag, Position at) {
        return new Refused(at, "the tag '" + tag + "' is not known here");
    }

    private static Yaml.Kind plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Yaml.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Yaml.Kind.BOOLEAN;
            case String other when startsLikeNumber(other.charAt(0)) && NUMBER.matcher(other).matches() ->
                Yaml.Kind.NUMBER;
            default -> Yaml.Kind.TEXT;
        };
    }

    private static boolean startsLikeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }
}
