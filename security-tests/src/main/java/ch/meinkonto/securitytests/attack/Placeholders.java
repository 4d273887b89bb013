package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand between double braces in an {@code attack.yml}: {@code n} (counter of a repeated step), {@code run}
 * (six hex digits, different in every run), {@code digits} (five decimal digits, likewise), {@code octet} (1 to 254,
 * likewise), {@code now} (milliseconds since 1970) and {@code demo-password}.
 */
final class Placeholders {
    /** All names there are. */
    static final Set<String> NAMES = Set.of("n", "run", "digits", "octet", "now", "demo-password");

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z-]*)\\s*}}");

    private final String run;
    private final int digits;
    private final int octet;
    private final Clock clock;
    private final Supplier<String> demoPassword;

    Placeholders(RandomGenerator random, Clock clock, Supplier<String> demoPassword) {
        this.run = "%06x".formatted(random.nextInt(1 << 24));
        this.digits = random.nextInt(10_000, 100_000);
        this.octet = random.nextInt(1, 255);
        this.clock = clock;
        this.demoPassword = demoPassword;
    }

    String fill(String text, int n) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(switch (match.group(1)) {
            case "n" -> Integer.toString(n);
            case "run" -> run;
            case "digits" -> Integer.toString(digits);
            case "octet" -> Integer.toString(octet);
            case "now" -> Long.toString(clock.millis());
            case "demo-password" -> demoPassword.get();
            default -> throw new IllegalStateException("unknown placeholder " + match.group());
        }));
    }
}
