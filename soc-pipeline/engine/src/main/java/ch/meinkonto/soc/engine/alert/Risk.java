package ch.meinkonto.soc.engine.alert;

import ch.meinkonto.soc.sigma.rule.Level;

/** Risk from 0 to 100 by level, with the figures analysts know from Elastic's rules. */
final class Risk {
    private Risk() {}

    static int of(Level level) {
        return switch (level) {
            case INFORMATIONAL -> 5;
            case LOW -> 21;
            case MEDIUM -> 47;
            case HIGH -> 73;
            case CRITICAL -> 99;
        };
    }
}
