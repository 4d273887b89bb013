package ch.meinkonto.soc.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.contract.Alert;

/**
 * How much an account or an address has to do with alerts at a moment: the sum of their risks, each of which halves every 24
 * hours since the alert was raised. What analysts found to be harmless does not count.
 *
 * @param entity which
 * @param score not below 0; two fresh alerts of level high give 146
 * @param alerts how many alerts count
 * @param at the moment; later on the score is {@code score * 2^(-hours since / 24)}
 */
record EntityRisk(Entity entity, double score, int alerts, Instant at) {
    /** In which time the risk of an alert halves. */
    static final Duration HALF_LIFE = Duration.ofHours(24);
    /** What is older counts less than one hundredth and is left out. */
    static final Duration REACH = HALF_LIFE.multipliedBy(7);
    private static final Set<String> HARMLESS = Set.of("false-positive", "benign-true-positive", "duplicate");

    /**
     * Whom a risk is about.
     *
     * @param field {@code user.id} or {@code client.ip}
     * @param value its value
     */
    record Entity(String field, String value) {}

    /** The risk that alerts of an entity give at a moment. */
    static EntityRisk of(Entity entity, List<Alert> alerts, Instant at) {
        List<Alert> counting = alerts.stream()
                .filter(alert -> alert.closeReason() == null || !HARMLESS.contains(alert.closeReason()))
                .filter(alert -> alert.created().isAfter(at.minus(REACH)))
                .toList();
        double score = counting.stream().mapToDouble(alert -> alert.risk() * left(alert.created(), at)).sum();
        return new EntityRisk(entity, score, counting.size(), at);
    }

    /** Words for the score, by the same figures as the levels of alerts. */
    String level() {
        if (score >= 99) {
            return "critical";
        }
        if (score >= 73) {
            return "high";
        }
        if (score >= 47) {
            return "medium";
        }
        return score >= 21 ? "low" : "informational";
    }

    private static double left(Instant created, Instant at) {
        double age = Math.max(0, Duration.between(created, at).toMillis());
        return Math.pow(2, -age / HALF_LIFE.toMillis());
    }
}
