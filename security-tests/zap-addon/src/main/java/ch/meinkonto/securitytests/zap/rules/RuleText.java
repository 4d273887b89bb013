package ch.meinkonto.securitytests.zap.rules;

/**
 * What a rule says of itself and of what it finds.
 *
 * @param id 7'100'000 and up, clear of ZAP's own ids
 * @param risk 0 informational, 1 low, 2 medium, 3 high (as in {@code Alert.RISK_*})
 * @param cwe number in the Common Weakness Enumeration
 */
record RuleText(int id, String name, int risk, int cwe, String description, String solution) {}
