package ch.meinkonto.soc.sigma.rule;

import java.util.Map;

/**
 * A rule about single events.
 *
 * @param header what it says about itself
 * @param logSource which events it is about
 * @param selections search identifiers, in the order of the file
 * @param condition how the selections combine
 */
public record DetectionRule(Header header, LogSource logSource, Map<String, Selection> selections,
        Condition condition) implements Rule {}
