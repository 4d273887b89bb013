package ch.meinkonto.ops.simulators.register;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a register behaves. */
public enum Conduct {
    /** As it should. */
    NORMAL,
    /** It answers late. */
    SLOW,
    /** It answers well-formed nonsense: about somebody or something else. */
    WRONG,
    /** It answers half of what it wanted to say. */
    BROKEN,
    /** It answers 503 and does nothing. */
    UNAVAILABLE;

    /** No register is slower than this, so that no test and no demonstration hangs. */
    public static final Duration SLOWEST = Duration.ofSeconds(30);

    /** Its name on the wire, for example {@code slow}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Conduct> of(String code) {
        return Arrays.stream(values()).filter(conduct -> conduct.code().equals(code)).findFirst();
    }

    /**
     * A conduct with its delay.
     *
     * @param conduct how
     * @param delay of {@link #SLOW}, from 0 to {@link #SLOWEST}
     */
    public record Setting(Conduct conduct, Duration delay) {
        static final Setting NORMAL = new Setting(Conduct.NORMAL, Duration.ZERO);

        public Setting {
            if (delay.isNegative() || delay.compareTo(SLOWEST) > 0) {
                throw new IllegalArgumentException("a delay is from 0 to 30 seconds");
            }
        }
    }
}
