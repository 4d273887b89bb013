package ch.meinkonto.soc.sigma.parse;

import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Filter;
import ch.meinkonto.soc.sigma.rule.Places;

/** A Sigma document as far as it can be read without looking at the others. */
sealed interface Document {
    /** A rule about single events. */
    record Detection(DetectionRule rule, Pipeline.Names names, Places places) implements Document {}

    /** A correlation, which needs the names of the rules it refers to. */
    record Correlation(Fields fields) implements Document {}

    /** A filter. */
    record Exclusion(Filter filter, Places places) implements Document {}
}
