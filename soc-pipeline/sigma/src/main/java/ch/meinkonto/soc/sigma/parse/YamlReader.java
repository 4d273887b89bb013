package ch.meinkonto.soc.sigma.parse;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Rejection;

/**
 * Reads the documents of a YAML file with their positions. Scalars are typed by the core schema of YAML 1.2, so that dates
 * and {@code yes} stay texts. Depth and size are bounded: nested aliases cannot blow up.
 */
final class YamlReader {
    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 200_000;
    private static final Pattern NUMBER = Pattern
            .compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?|0x[0-9a-fA-F]+|0o[0-7]+");

    private final String file;
    private final List<Rejection> rejections;
    private int values;

    YamlReader(String file, List<Rejection> rejections) {
        this.file = file;
        this.rejections = rejections;
    }

    /** The documents that could be read; what could not is added to the rejections. */
    List<Yaml> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        List<Yaml> documents = new ArrayList<>();
        try {
            Iterator<Node> nodes = new org.yaml.snakeyaml.Yaml(options).composeAll(new StringReader(text)).iterator();
            while (nodes.hasNext()) {
                document(nodes.next(), documents);
            }
        } catch (MarkedYAMLException broken) {
            rejections.add(Rejection.at(position(broken.getProblemMark()), "not YAML: " + broken.getProblem()));
        } catch (YAMLException broken) {
            rejections.add(new Rejection(file, 1, 1, "not YAML: " + broken.getMessage()));
        }
        return documents;
    }

    private void document(Node node, List<Yaml> documents) {
        try {
            values = 0;
            Yaml document = convert(node, 0);
            if (!(document instanceof Yaml.Scalar(String ignored, Yaml.Kind kind, Position at)
                    && kind == Yaml.Kind.NULL)) {
                documents.add(document);
            }
        } catch (Refused refused) {
            rejections.add(refused.rejection());
        }
    }

    private Yaml convert(Node node, int depth) {
        Position at = position(node.getStartMark());
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw new Refused(at, "too deep or too large");
        }
        return switch (node) {
            case ScalarNode scalar -> new Yaml.Scalar(scalar.getValue(), kind(scalar), at);
            case SequenceNode sequence -> {
                List<Yaml> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new Yaml.Sequence(List.copyOf(items), at);
            }
            case MappingNode mapping -> mapping(mapping, depth, at);
            default -> throw new Refused(at, "a kind of YAML value that Sigma does not know");
        };
    }

    private Yaml.Mapping mapping(MappingNode mapping, int depth, Position at) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Position keyAt = position(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Refused(keyAt, "a key must be a text");
            }
            if (!seen.add(key.getValue())) {
                throw new Refused(keyAt, "the key '" + key.getValue() + "' stands twice");
            }
            entries.add(new Yaml.Entry(key.getValue(), keyAt, convert(tuple.getValueNode(), depth + 1)));
        }
        return new Yaml.Mapping(List.copyOf(entries), at);
    }

    private static Yaml.Kind kind(ScalarNode scalar) {
        if (!scalar.isPlain()) {
            return Yaml.Kind.TEXT;
        }
        return switch (scalar.getValue()) {
            case "", "~", "null", "Null", "NULL" -> Yaml.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Yaml.Kind.BOOLEAN;
            case String text when NUMBER.matcher(text).matches() -> Yaml.Kind.NUMBER;
            default -> Yaml.Kind.TEXT;
        };
    }

    private Position position(@Nullable Mark mark) {
        return mark == null
                ? new Position(file, 1, 1)
                : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
