package ch.meinkonto.soc.bench.sigma;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.parse.RuleParser;

/** How long loading takes, cold and warm, and how much memory the loaded rules keep. */
final class LoadingFigures {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;
    private static final double MILLISECOND = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    private static final double RSIGMA_MILLISECONDS = 300;
    private static final double RSIGMA_MEBIBYTES = 113;

    private final Run run;

    LoadingFigures(Run run) {
        this.run = run;
    }

    void measure() throws IOException, InterruptedException {
        run.report().progress("sigma.load");
        double[] times = new double[run.quick() ? 1 : ROUNDS];
        LoadOnce.Taken last = loadInAnotherMachine();
        times[0] = last.cpu();
        for (int round = 1; round < times.length; round++) {
            last = loadInAnotherMachine();
            times[round] = last.cpu();
        }
        run.report().figure(new Figure("sigma.load.cold", "ms", Median.of(times) / MILLISECOND, RSIGMA_MILLISECONDS,
                "RSigma 0.18 (published)", String.format(Locale.ROOT,
                        "%d rules in a fresh Java machine, CPU time, median of %d; wall time of the last: parse %.0f, compile %.0f",
                        last.rules(), times.length, last.parse() / MILLISECOND, last.compile() / MILLISECOND)));
        run.report().figure(Figure.alone("sigma.load.warm", "ms", warm() / MILLISECOND,
                "CPU time, median of " + ROUNDS + ", in a warm machine"));
        run.report().figure(new Figure("sigma.memory", "MiB", last.bytes() / MEBIBYTE, RSIGMA_MEBIBYTES,
                "RSigma 0.18 (published)", "heap kept by rules and matcher; theirs is the whole process"));
        run.report().figure(Figure.alone("sigma.memory.rule", "bytes", (double) last.bytes() / last.rules(),
                "heap kept per rule"));
    }

    private double warm() {
        double[] times = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = CpuClock.now();
            Matcher.of(RuleParser.parse(run.files()).detections());
            if (round >= 0) {
                times[round] = CpuClock.now() - start;
            }
        }
        return Median.of(times);
    }

    private LoadOnce.Taken loadInAnotherMachine() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), LoadOnce.class.getName(),
                LoadOnce.argument(run)).redirectError(Redirect.INHERIT).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Loading in a Java machine of its own failed.");
        }
        return LoadOnce.Taken.parse(line);
    }
}
