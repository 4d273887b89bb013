package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.parkingpermit.ParkingPermitDraft.Question;

/** Whether a private space is asked for after the answers so far: where the condition holds for the first day of the permit. */
@Component
class PrivateSpaceCondition {
    private final ParkingPermitRules rules;
    private final Clock clock;

    PrivateSpaceCondition(ParkingPermitRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether it is asked. */
    boolean isAsked(ParkingPermitDraft draft) {
        LocalDate first = firstDay(draft);
        return first != null && rules.asksForPrivateSpace(first);
    }

    /** The condition in words; empty where it is not asked. */
    Optional<String> words(ParkingPermitDraft draft, Locale language) {
        LocalDate first = firstDay(draft);
        return first == null ? Optional.empty() : rules.privateSpaceCondition(first, language);
    }

    /**
     * The condition as it is told before somebody begins.
     *
     * @param words what it says
     * @param from from which year on, absent where it holds today
     */
    record Announced(String words, @Nullable String from) {}

    /** The condition of the latest permits that are sold today; empty where it does not hold for them. */
    Optional<Announced> announced(Locale language) {
        LocalDate today = LocalDate.now(clock);
        LocalDate latest = rules.monthsOffered(today).getLast().atDay(1);
        @Nullable
        String from = rules.asksForPrivateSpace(today) ? null : Integer.toString(latest.getYear());
        return rules.privateSpaceCondition(latest, language).map(words -> new Announced(words, from));
    }

    /** The first question without an answer; absent when all are answered. */
    @Nullable
    Question open(ParkingPermitDraft draft) {
        return draft.open(isAsked(draft));
    }

    /** How many questions there are, as far as the answers tell. */
    int questions(ParkingPermitDraft draft) {
        return Question.values().length - (isAsked(draft) ? 0 : 1);
    }

    /** Today where the month has begun; whether the month can still be chosen is another question. */
    private @Nullable LocalDate firstDay(ParkingPermitDraft draft) {
        YearMonth start = draft.start();
        if (start == null) {
            return null;
        }
        LocalDate today = LocalDate.now(clock);
        return start.atDay(1).isBefore(today) ? today : start.atDay(1);
    }
}
