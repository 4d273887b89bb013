package ch.meinkonto.securitytests.headers;

/**
 * What one rule says of a page.
 *
 * @param rule name of the rule
 * @param points given, negative where something is missing or wrong, 0 where all is as everybody does it
 * @param why what was seen
 */
public record Mark(Rule rule, int points, String why) {
    /** What is looked at. */
    public enum Rule {
        CONTENT_SECURITY_POLICY,
        COOKIES,
        CROSS_ORIGIN_RESOURCE_SHARING,
        REDIRECTION,
        REFERRER_POLICY,
        STRICT_TRANSPORT_SECURITY,
        SUBRESOURCE_INTEGRITY,
        CONTENT_TYPE_OPTIONS,
        FRAMES,
        CROSS_ORIGIN_RESOURCE_POLICY
    }

    /** Whether it is better than what everybody does. */
    boolean isBonus() {
        return points > 0;
    }

    @Override
    public String toString() {
        return String.format("%+4d %s: %s", points, rule, why);
    }
}
