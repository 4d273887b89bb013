package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Rejection;

/**
 * Reads the documents of a YAML file with their positions. Works on the events of the parser: building its nodes first took
 * as long again. Length, depth and what aliases add up to are bounded: a file cannot blow up.
 */
final class YamlReader {
    /** Characters. The largest public rule has 60 thousand. */
    static final int LONGEST = 4_000_000;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASED = 100_000;

    private final String file;
    private final List<Rejection> rejections;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int firstLine = 1;
    private Position latest;
    private int aliased;

    /** A value that has a name, with the number of values in it and how deep they go. */
    private record Anchored(Yaml value, int size, int height) {}

    YamlReader(String file, List<Rejection> rejections) {
        this.file = file;
        this.latest = new Position(file, 1, 1);
        this.rejections = rejections;
    }

    /** The documents that could be read; what could not is added to the rejections. */
    List<Yaml> read(String text) {
        if (text.length() > LONGEST) {
            rejections.add(new Rejection(file, 1, 1, "the file is longer than " + LONGEST + " characters"));
            return List.of();
        }
        List<Yaml> documents = new ArrayList<>();
        for (YamlSlices.Slice slice : YamlSlices.of(text)) {
            firstLine = slice.line();
            latest = new Position(file, firstLine, 1);
            read(slice, documents);
        }
        return documents;
    }

    private void read(YamlSlices.Slice slice, List<Yaml> documents) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        Parser parser = new ParserImpl(new StreamReader(slice.text()), options);
        try {
            parser.getEvent();
            while (!parser.checkEvent(Event.ID.StreamEnd)) {
                parser.getEvent();
                anchors.clear();
                Yaml document = value(parser, 0);
                parser.getEvent();
                if (!document.isNull()) {
                    documents.add(document);
                }
            }
        } catch (Refused refused) {
            rejections.add(refused.rejection());
        } catch (MarkedYAMLException broken) {
            rejections.add(Rejection.at(position(broken.getProblemMark()), "not YAML: " + broken.getProblem()));
        } catch (ReaderException unprintable) {
            rejections.add(slice.unprintable(file));
        } catch (YAMLException | IllegalArgumentException withoutPlace) {
            rejections.add(Rejection.at(latest, "not YAML: what follows cannot be read"));
        }
    }

    private Yaml value(Parser parser, int depth) {
        Event event = parser.getEvent();
        Position at = position(event.getStartMark());
        if (depth > DEEPEST) {
            throw new Refused(at, "nested deeper than " + DEEPEST + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, depth, at);
        }
        Yaml value = switch (event) {
            case ScalarEvent scalar -> new Yaml.Scalar(scalar.getValue(), YamlKinds.of(scalar, at), at);
            case SequenceStartEvent start -> {
                YamlKinds.check(start, "seq", at);
                yield sequence(parser, depth, at);
            }
            case MappingStartEvent start -> {
                YamlKinds.check(start, "map", at);
                yield mapping(parser, depth, at);
            }
            default -> throw new Refused(at, "a kind of YAML value that Sigma does not know");
        };
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, value.size(), value.height()));
        }
        return value;
    }

    /** An alias stands for a value that is complete; so none can contain itself. */
    private Yaml aliased(AliasEvent alias, int depth, Position at) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw new Refused(at, "the alias '" + alias.getAnchor() + "' has no anchor before it");
        }
        aliased += anchored.size();
        if (aliased > MOST_ALIASED || depth + anchored.height() > DEEPEST) {
            throw new Refused(at, "aliases add up to too much");
        }
        return anchored.value();
    }

    private Yaml.Sequence sequence(Parser parser, int depth, Position at) {
        List<Yaml> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(parser, depth + 1));
        }
        parser.getEvent();
        return new Yaml.Sequence(List.copyOf(items), at);
    }

    private Yaml.Mapping mapping(Parser parser, int depth, Position at) {
        List<Yaml.Entry> entries = new ArrayList<>();
        List<Yaml> merged = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event event = parser.getEvent();
            Position keyAt = position(event.getStartMark());
            if (!(event instanceof ScalarEvent key) || key.getValue().isEmpty()) {
                throw new Refused(keyAt, "a key must be a text");
            }
            Yaml value = value(parser, depth + 1);
            if (key.isPlain() && key.getValue().equals("<<")) {
                merged.add(value);
            } else if (seen.add(key.getValue())) {
                entries.add(new Yaml.Entry(key.getValue(), keyAt, value));
            } else {
                throw new Refused(keyAt, "the key '" + key.getValue() + "' stands twice");
            }
        }
        parser.getEvent();
        merged.forEach(value -> merge(value, entries, seen));
        return new Yaml.Mapping(List.copyOf(entries), at);
    }

    /** {@code <<} brings the keys of other maps; what the map says itself counts more (YAML merge key). */
    private void merge(Yaml merged, List<Yaml.Entry> entries, Set<String> seen) {
        switch (merged) {
            case Yaml.Mapping mapping -> mapping.entries().stream()
                    .filter(entry -> seen.add(entry.key()))
                    .forEach(entries::add);
            case Yaml.Sequence sequence -> sequence.items().forEach(item -> {
                if (!(item instanceof Yaml.Mapping)) {
                    throw new Refused(item.position(), "'<<' takes maps only");
                }
                merge(item, entries, seen);
            });
            case Yaml.Scalar scalar -> throw new Refused(scalar.position(), "'<<' takes maps only");
        }
    }

    private Position position(@Nullable Mark mark) {
        if (mark != null) {
            latest = new Position(file, firstLine + mark.getLine(), mark.getColumn() + 1);
        }
        return latest;
    }
}
