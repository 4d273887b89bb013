package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** One of several texts without case, in a field or, of no field, in any value. Many that may stand anywhere take one pass. */
final class AnyText implements FlatTest {
    private static final int WORTH_SCANNING = 4;

    private final int field;
    private final BytePattern[] patterns;
    private final @Nullable TextScanner scanner;

    private AnyText(int field, BytePattern[] patterns, @Nullable TextScanner scanner) {
        this.field = field;
        this.patterns = patterns;
        this.scanner = scanner;
    }

    static AnyText of(int field, List<ValueTest.Text> texts) {
        List<byte[]> anywhere = new ArrayList<>();
        List<TextPattern> others = new ArrayList<>();
        List<TextPattern> all = new ArrayList<>();
        for (ValueTest.Text text : texts) {
            TextPattern pattern = text.pattern().lowerCase();
            all.add(pattern);
            if (pattern.parts().size() == 3 && pattern.parts().getFirst() instanceof Part.AnyRun
                    && pattern.parts().get(1) instanceof Part.Literal(String inner)
                    && pattern.parts().getLast() instanceof Part.AnyRun) {
                anywhere.add(inner.getBytes(StandardCharsets.UTF_8));
            } else {
                others.add(pattern);
            }
        }
        boolean scanned = anywhere.size() >= WORTH_SCANNING;
        BytePattern[] patterns = (scanned ? others : all).stream().map(BytePattern::of).toArray(BytePattern[]::new);
        return new AnyText(field, patterns, scanned ? new TextScanner(anywhere) : null);
    }

    @Override
    public boolean test(FlatEvent event) {
        byte[] low = event.low();
        for (int value = FlatRule.start(event, field); value >= 0; value = FlatRule.follow(event, field, value)) {
            int from = event.lowStart(value);
            int to = event.lowEnd(value);
            for (BytePattern pattern : patterns) {
                if (pattern.matches(low, from, to)) {
                    return true;
                }
            }
            if (scanner != null && scanner.scan(low, from, to, text -> true)) {
                return true;
            }
        }
        return false;
    }
}
