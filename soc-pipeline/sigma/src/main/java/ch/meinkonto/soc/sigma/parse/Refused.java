package ch.meinkonto.soc.sigma.parse;

import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Rejection;

/** Leaves the reading of one document; becomes a {@link Rejection}. */
final class Refused extends RuntimeException {
    private final transient Rejection rejection;

    Refused(Position position, String reason) {
        super(reason, null, false, false);
        this.rejection = Rejection.at(position, reason);
    }

    Rejection rejection() {
        return rejection;
    }
}
