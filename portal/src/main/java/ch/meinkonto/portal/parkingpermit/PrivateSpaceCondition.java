package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.form.Answers;

/** Whether a private space is asked for after the answers so far: where the condition holds for the first day of the permit. */
@Component
class PrivateSpaceCondition {
    private final ParkingPermitRules rules;
    private final MessageSource texts;
    private final Clock clock;

    PrivateSpaceCondition(ParkingPermitRules rules, MessageSource texts, Clock clock) {
        this.rules = rules;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whether it is asked. */
    boolean isAsked(Answers answers) {
        return firstDay(answers).filter(rules::asksForPrivateSpace).isPresent();
    }

    /** The condition in words; empty where it is not asked. */
    String words(Answers answers, Locale language) {
        return firstDay(answers).flatMap(first -> rules.privateSpaceCondition(first, language)).orElse("");
    }

    /** The condition of the latest permits that are sold today, before somebody begins; empty where it does not hold for them. */
    String announced(Locale language) {
        LocalDate today = LocalDate.now(clock);
        LocalDate latest = rules.monthsOffered(today).getLast().atDay(1);
        @Nullable
        String from = rules.asksForPrivateSpace(today) ? null : Integer.toString(latest.getYear());
        return rules.privateSpaceCondition(latest, language)
                .map(words -> from == null
                        ? words
                        : texts.getMessage("parking-permit.about.who.space", new Object[]{from, words}, language))
                .orElse("");
    }

    /** Today where the month has begun; whether the month can still be chosen is another question. */
    private Optional<LocalDate> firstDay(Answers answers) {
        LocalDate today = LocalDate.now(clock);
        return answers.of(PermitFields.START)
                .map(month -> month.atDay(1))
                .map(first -> first.isBefore(today) ? today : first);
    }
}
