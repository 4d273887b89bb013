package ch.meinkonto.portal.datedrule;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.page.DrawnOnce;

/**
 * The rules as they are now, in memory. Before each answer one short question to the database tells whether they still are: an
 * approval on one instance is seen by the next question on every other, and one that was rolled back by none.
 */
@Component
class CurrentRules {
    private final RuleBook book;
    private volatile @Nullable Snapshot latest;

    CurrentRules(RuleBook book) {
        this.book = book;
    }

    /** What was read under a revision, or a little after it. */
    private record Snapshot(String revision, Map<String, DatedRule> rules) {}

    /**
     * One rule.
     *
     * @throws RuleMissing when there is none of this key
     */
    DatedRule rule(String key) {
        return among(now(), key);
    }

    /**
     * One rule of those that were read before.
     *
     * @throws RuleMissing when there is none of this key
     */
    static DatedRule among(Map<String, DatedRule> rules, String key) {
        DatedRule rule = rules.get(key);
        if (rule == null) {
            throw new RuleMissing("there is no rule " + key);
        }
        return rule;
    }

    /** All of them, by key. */
    Collection<DatedRule> all() {
        return now().values();
    }

    /** All of them by key, as they are at this moment: no later change alters what is returned. A page shows one moment. */
    Map<String, DatedRule> now() {
        return DrawnOnce.of(CurrentRules.class, this::read);
    }

    private Map<String, DatedRule> read() {
        String revision = book.revision();
        Snapshot known = latest;
        if (known == null || !known.revision().equals(revision)) {
            known = new Snapshot(revision, Map.copyOf(book.rules()));
            latest = known;
        }
        return known.rules();
    }
}
