package ch.meinkonto.soc.sigma.rule;

/** A Sigma document that can match: one event at a time, or several together. */
public sealed interface Rule permits DetectionRule, CorrelationRule {
    /** What it says about itself. */
    Header header();

    /** What tells it from all others. */
    default String key() {
        return header().key();
    }

    /** Where it begins. */
    default Position position() {
        return header().position();
    }
}
