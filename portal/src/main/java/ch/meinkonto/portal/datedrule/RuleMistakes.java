package ch.meinkonto.portal.datedrule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.datedrule.RuleRefused.Reason;

/**
 * Everything that is wrong with a change as it was typed, by the id of its field and in the order of the form: nobody mends one
 * mistake to be told of the next.
 */
final class RuleMistakes {
    /** What the ids of the fields of a value begin with. */
    static final String FIELD = "field-";
    /** Whether a source is named is a mistake of its own. */
    private static final String ANY_SOURCE = "–";

    private final Map<String, Reason> found = new LinkedHashMap<>();

    private RuleMistakes() {}

    /**
     * Reads all of it.
     *
     * @param pattern a value of the shape the new one has
     */
    static Map<String, Reason> in(RuleForm form, DatedRule rule, RuleValue pattern, LocalDate today) {
        RuleMistakes mistakes = new RuleMistakes();
        mistakes.read(form, rule, pattern, today);
        return mistakes.found;
    }

    private void read(RuleForm form, DatedRule rule, RuleValue pattern, LocalDate today) {
        boolean lapses = rule.kind().mayLapse() && !form.get("lapse").isEmpty();
        if (!lapses) {
            RuleForm.fieldsOf(pattern).keySet().forEach(field -> add(FIELD + field, form.mistake(field, pattern)));
        }
        RuleValue value = null;
        boolean readable = found.isEmpty();
        if (readable) {
            try {
                value = form.value(pattern);
            } catch (RuleRefused refusal) {
                readable = false;
                add(refusal.reason());
            }
        }
        try {
            Period period = form.period(rule.kind());
            if (readable) {
                RuleChange.of(rule, period, value, ANY_SOURCE, today).mistakes(rule, today).forEach(this::add);
            }
        } catch (RuleRefused refusal) {
            add(refusal.reason());
        }
        if (!RuleChange.isSource(form.get("source"))) {
            add(Reason.SOURCE_MISSING);
        }
        if (!RuleProposal.isReason(form.get("reason"))) {
            add(Reason.REASON_MISSING);
        }
    }

    private void add(Reason reason) {
        add(reason.field(), reason);
    }

    private void add(String field, @Nullable Reason reason) {
        if (reason != null) {
            found.putIfAbsent(field, reason);
        }
    }
}
