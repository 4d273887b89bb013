package ch.meinkonto.soc.sigma.correlate;

import java.util.Locale;

/** Rules about single events for correlations to refer to: {@code a}, {@code b} and {@code c} look for their letter in a kind. */
final class LetterRules {
    /** The three rules, with the line that ends the last of them. */
    static final String TEXT = rule("A") + rule("B") + rule("C");

    private LetterRules() {}

    private static String rule(String letter) {
        return """
                title: %1$S
                name: %1$s
                logsource: {product: meinkonto}
                detection: {selection: {kind|contains: %1$s}, condition: selection}
                ---
                """.formatted(letter.toLowerCase(Locale.ROOT));
    }
}
