package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand between double braces in an {@code attack.yml}: {@code n} (counter of a repeated step), {@code run}
 * (six hex digits, different in every run), {@code digits} (five decimal digits, likewise), {@code octet} (1 to 254,
 * likewise), {@code now} (milliseconds since 1970), {@code demo-password}, and {@code kept.NAME} for what an earlier step
 * has kept: of several values the n-th in round n, from the first again after the last.
 */
final class Placeholders {
    /** All names there are, beside what is kept. */
    static final Set<String> NAMES = Set.of("n", "run", "digits", "octet", "now", "demo-password");
    /** How the names of what is kept begin. */
    static final String KEPT = "kept.";

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z.-]*)\\s*}}");

    private final String run;
    private final int digits;
    private final int octet;
    private final Clock clock;
    private final Supplier<String> demoPassword;
    private final Map<String, List<String>> kept = new ConcurrentHashMap<>();

    Placeholders(RandomGenerator random, Clock clock, Supplier<String> demoPassword) {
        this.run = "%06x".formatted(random.nextInt(1 << 24));
        this.digits = random.nextInt(10_000, 100_000);
        this.octet = random.nextInt(1, 255);
        this.clock = clock;
        this.demoPassword = demoPassword;
    }

    /** Keeps values for later steps; there is at least one. */
    void keep(String name, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing to keep under " + name);
        }
        kept.put(name, List.copyOf(values));
    }

    String fill(String text, int n) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(switch (match.group(1)) {
            case "n" -> Integer.toString(n);
            case "run" -> run;
            case "digits" -> Integer.toString(digits);
            case "octet" -> Integer.toString(octet);
            case "now" -> Long.toString(clock.millis());
            case "demo-password" -> demoPassword.get();
            case String name -> keptValue(name, n);
        }));
    }

    private String keptValue(String name, int n) {
        List<String> values = name.startsWith(KEPT) ? kept.get(name.substring(KEPT.length())) : null;
        if (values == null) {
            throw new IllegalStateException("unknown placeholder {{" + name + "}}");
        }
        return values.get((n - 1) % values.size());
    }
}
