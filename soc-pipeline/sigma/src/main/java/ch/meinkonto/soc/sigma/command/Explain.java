package ch.meinkonto.soc.sigma.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Explainer;
import ch.meinkonto.soc.sigma.match.Explanation;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * {@code explain}: says of chosen rules and events why they match or do not, as a tree of the condition with values. Where
 * there is only one rule that raises findings, or only one event, it need not be named.
 */
final class Explain {
    private final RuleSet rules;
    private final boolean routing;
    private final boolean json;
    private final PrintStream out;
    private final EventTexts texts = new EventTexts(Optional.empty());

    Explain(RuleSet rules, boolean routing, boolean json, PrintStream out) {
        this.rules = rules;
        this.routing = routing;
        this.json = json;
        this.out = out;
    }

    /**
     * Explains.
     *
     * @param file with one JSON object per line
     * @param wantedRules ids, names or titles, with commas between them
     * @param wantedEvents numbers of lines, from 0, with commas between them
     * @throws IllegalArgumentException where it is not clear which rule or event is meant
     */
    int run(Path file, Optional<String> wantedRules, Optional<String> wantedEvents) throws IOException {
        List<Rule> chosen = wantedRules.isPresent()
                ? Stream.of(wantedRules.get().split(",")).map(this::named).toList()
                : List.of(only());
        Explainer explainer = new Explainer(rules);
        for (Event event : events(file, wantedEvents)) {
            for (Rule rule : chosen) {
                Explanation explanation = routing
                        ? explainer.explain(rule, event)
                        : explainer.explainUnrouted(rule, event);
                out.print(json ? explanation.json() + "\n" : explanation.text());
            }
        }
        return CommandLine.FINE;
    }

    private Rule named(String reference) {
        String name = reference.strip();
        return rules.find(name).or(() -> all().filter(rule -> is(rule, name)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + name + refused()));
    }

    private static boolean is(Rule rule, String name) {
        return rule.key().equals(name) || rule.header().title().equals(name);
    }

    private Rule only() {
        List<Rule> raising = all().filter(rules::raises).toList();
        if (raising.size() != 1) {
            throw new IllegalArgumentException("there are " + raising.size()
                    + " rules that raise findings: say which one with --rule" + refused());
        }
        return raising.getFirst();
    }

    private Stream<Rule> all() {
        return Stream.concat(rules.detections().stream(), rules.correlations().stream());
    }

    private String refused() {
        return rules.rejections().isEmpty() ? "" : " (" + rules.rejections().size() + " were refused: see sigma check)";
    }

    private List<Event> events(Path file, Optional<String> wanted) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        SortedSet<Long> numbers = new TreeSet<>();
        wanted.ifPresent(list -> Stream.of(list.split(",")).map(Explain::number).forEach(numbers::add));
        List<Event> events = new ArrayList<>();
        long line = 0;
        long seen = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                boolean meant = wanted.isEmpty() ? seen == 0 : numbers.remove(line);
                if (!text.isBlank()) {
                    seen++;
                    if (meant) {
                        events.add(texts.event(line, text));
                    }
                } else if (meant && wanted.isPresent()) {
                    throw new IllegalArgumentException("line " + line + " of " + file + " is empty");
                }
                line++;
            }
        }
        if (wanted.isEmpty() && seen != 1) {
            throw new IllegalArgumentException(file + " has " + seen + " events: say which one with --event, from 0");
        }
        if (!numbers.isEmpty()) {
            throw new IllegalArgumentException(file + " has " + line + " lines and no event " + numbers.first());
        }
        return events;
    }

    private static long number(String written) {
        try {
            return Long.parseLong(written.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not the number of an event: " + written);
        }
    }
}
