package ch.meinkonto.soc.engine.detect;

/**
 * One detection as it lies in its folder.
 *
 * @param name kebab-case, the folder's name
 * @param rule text of {@code rule.yml}
 * @param runbook text of {@code runbook.md}, empty where there is none
 */
public record DetectionFolder(String name, String rule, String runbook) {}
