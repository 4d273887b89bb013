package ch.meinkonto.portal.datedrule;

import java.util.regex.Pattern;

/**
 * Under which name a service reads a rule, and what it expects to find there.
 *
 * @param key service and rule in kebab-case with a dot between, for example {@code tax-extension.first-extension}
 * @param type type of its values
 * @param <V> type of its values
 */
public record RuleName<V extends RuleValue>(String key, Class<V> type) {
    private static final Pattern KEY = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    public RuleName {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not the key of a rule: " + key);
        }
    }

    /** A rule that says an amount. */
    public static RuleName<RuleValue.Amount> amount(String key) {
        return new RuleName<>(key, RuleValue.Amount.class);
    }

    /** A rule that says how a price is found. */
    public static RuleName<Tariff> tariff(String key) {
        return new RuleName<>(key, Tariff.class);
    }

    /** A rule that says a day of each tax year. */
    public static RuleName<RuleValue.Deadline> deadline(String key) {
        return new RuleName<>(key, RuleValue.Deadline.class);
    }

    /** A rule that says a share. */
    public static RuleName<RuleValue.Percentage> percentage(String key) {
        return new RuleName<>(key, RuleValue.Percentage.class);
    }

    /** A rule that says how many. */
    public static RuleName<RuleValue.Quantity> quantity(String key) {
        return new RuleName<>(key, RuleValue.Quantity.class);
    }

    /** A rule that says something in words. */
    public static RuleName<RuleValue.Text> text(String key) {
        return new RuleName<>(key, RuleValue.Text.class);
    }

    /** Whether values of a kind are of the expected type. */
    boolean expects(RuleKind kind) {
        Class<? extends RuleValue> typeOfKind = switch (kind) {
            case AMOUNT -> RuleValue.Amount.class;
            case TARIFF -> Tariff.class;
            case DEADLINE -> RuleValue.Deadline.class;
            case PERCENTAGE -> RuleValue.Percentage.class;
            case QUANTITY -> RuleValue.Quantity.class;
            case TEXT -> RuleValue.Text.class;
        };
        return type == typeOfKind;
    }
}
