package ch.meinkonto.soc.engine.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.engine.notify.Notice.Occasion;

/**
 * Decides what of an alert is worth a message: that it is there, that its level rose, and at growing intervals that it still
 * grows while nobody has taken it. Growth alone is not.
 *
 * @param repeatAfter intervals before the first repetition, the second …; the last one holds from then on
 */
record NoticeChoice(List<Duration> repeatAfter) {
    Optional<Notice.OfAlert> about(StoredAlert stored, @Nullable Told told, Instant now) {
        Alert alert = stored.alert();
        if (alert.status().equals(Alert.CLOSED)) {
            return Optional.empty();
        }
        if (told == null) {
            return Optional.of(new Notice.OfAlert(alert, Occasion.RAISED, 1, stored.updated()));
        }
        if (alert.risk() > told.risk()) {
            return Optional.of(new Notice.OfAlert(alert, Occasion.RISEN, told.revision() + 1, stored.updated()));
        }
        boolean grew = stored.updated().isAfter(told.time());
        boolean due = !now.isBefore(told.time().plus(interval(told.repeats())));
        return alert.status().equals(Alert.OPEN) && grew && due
                ? Optional.of(new Notice.OfAlert(alert, Occasion.REPEATED, told.revision() + 1, stored.updated()))
                : Optional.empty();
    }

    /** What is known once the message was delivered or given up. */
    static Told after(Notice.OfAlert notice, @Nullable Told before, Instant now) {
        int repeats = switch (notice.occasion()) {
            case RAISED, RISEN -> 0;
            case REPEATED -> before == null ? 1 : before.repeats() + 1;
        };
        int risk = before == null ? notice.alert().risk() : Math.max(before.risk(), notice.alert().risk());
        return new Told(notice.revision(), risk, now, repeats);
    }

    private Duration interval(int repeats) {
        return repeatAfter.get(Math.min(repeats, repeatAfter.size() - 1));
    }
}
