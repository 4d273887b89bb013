package ch.meinkonto.soc.bench.sigma;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.measure.Heap;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.bench.rules.SyntheticRules;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Loads rules once in a Java machine of its own, where nothing is warm, and tells what that took. */
public final class LoadOnce {
    private static final String MADE_UP = "made-up:";

    private LoadOnce() {}

    /**
     * What it took.
     *
     * @param rules how many
     * @param parse nanoseconds of wall time from texts to rules
     * @param compile nanoseconds of wall time from rules to a matcher
     * @param cpu nanoseconds of CPU time of the loading thread, both together
     * @param bytes of heap that rules and matcher keep, without the texts of the files
     */
    record Taken(int rules, long parse, long compile, long cpu, long bytes) {
        static Taken parse(String line) {
            String[] numbers = line.strip().split(" ");
            return new Taken(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]),
                    Long.parseLong(numbers[3]), Long.parseLong(numbers[4]));
        }

        @Override
        public String toString() {
            return rules + " " + parse + " " + compile + " " + cpu + " " + bytes;
        }
    }

    /** Argument: a folder of rules, or {@code made-up:} and how many. */
    public static void main(String[] arguments) throws IOException {
        List<RuleFile> files = files(arguments[0]);
        long before = Heap.used();
        long cpu = CpuClock.now();
        long start = System.nanoTime();
        RuleSet rules = RuleParser.parse(files);
        long parsed = System.nanoTime();
        Matcher matcher = Matcher.of(rules.detections());
        long compiled = System.nanoTime();
        cpu = CpuClock.now() - cpu;
        long bytes = Heap.used() - before;
        System.out.println(
                new Taken(rules.detections().size(), parsed - start, compiled - parsed, cpu, bytes));
        // All three must live until the heap has been looked at.
        if (matcher.hashCode() + files.hashCode() + rules.hashCode() == 0) {
            System.err.println();
        }
    }

    /** The argument for a run. */
    static String argument(Run run) {
        return run.folder().map(Path::toString).orElse(MADE_UP + run.files().size());
    }

    private static List<RuleFile> files(String argument) throws IOException {
        return argument.startsWith(MADE_UP)
                ? SyntheticRules.files(Integer.parseInt(argument.substring(MADE_UP.length())))
                : Rules.filesBelow(Path.of(argument));
    }
}
