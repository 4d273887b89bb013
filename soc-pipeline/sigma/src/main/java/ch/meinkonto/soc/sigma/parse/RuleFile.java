package ch.meinkonto.soc.sigma.parse;

/**
 * A file of one or several Sigma documents.
 *
 * @param name by which refusals name it
 * @param text YAML
 */
public record RuleFile(String name, String text) {}
