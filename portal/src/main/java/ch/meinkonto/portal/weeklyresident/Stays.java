package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.weeklyresident.ResidenceFields.ARRIVAL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.CURRENT_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.END;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.EXTENDS;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.FIRST_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.OWNER;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.PERMIT_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.TRUTH;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.WISH;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.weeklyresident.ResidenceRefused.Reason;
import ch.meinkonto.portal.weeklyresident.Residences.Residence;

/** Finds what somebody is registered for, and how long their answers let them stay. */
@Component
class Stays {
    private final Residences residences;
    private final CurrentStayRules current;

    Stays(Residences residences, CurrentStayRules current) {
        this.residences = residences;
        this.current = current;
    }

    StayRules rules() {
        return current.get();
    }

    LocalDate today() {
        return current.today();
    }

    /** Learns which registration is to be extended. Who registers has none. */
    Answers found(Answers answers) {
        Answers without = answers.without(EXTENDS).without(CURRENT_UNTIL).without(FIRST_UNTIL);
        if (ResidenceFields.registers(answers)) {
            return without;
        }
        Residence residence = residences.latestOf(answers.get(OWNER))
                .orElseThrow(() -> new ResidenceRefused(WISH, Reason.NOT_REGISTERED));
        return without.with(EXTENDS, residence.registration())
                .with(CURRENT_UNTIL, residence.until())
                .with(FIRST_UNTIL, residence.firstUntil());
    }

    /** Whether what is wished can be had on this day, whatever else is answered. */
    void check(Answers answers) {
        check(answers, WISH, today());
    }

    /**
     * The same, told at another field.
     *
     * @param asked day on which it was asked for: whoever asked in time loses nothing because the office takes its time
     * @throws ResidenceRefused when it cannot
     */
    void check(Answers answers, Field<?> field, LocalDate asked) {
        Optional<Residence> latest = residences.latestOf(answers.get(OWNER));
        if (ResidenceFields.registers(answers)) {
            latest.filter(residence -> !residence.until().isBefore(asked)).ifPresent(running -> {
                throw new ResidenceRefused(field, Reason.ALREADY_REGISTERED, running.until());
            });
            return;
        }
        Residence residence = latest.orElseThrow(() -> new ResidenceRefused(field, Reason.NOT_REGISTERED));
        if (!residence.registration().equals(answers.get(EXTENDS))
                || !residence.until().equals(answers.get(CURRENT_UNTIL))) {
            throw new ResidenceRefused(field, Reason.CHANGED_SINCE);
        }
        if (!rules().mayExtend(residence.until(), asked)) {
            throw new ResidenceRefused(field, Reason.EXTENDED_TOO_LATE, residence.until(),
                    rules().extendableUntil(residence.until()));
        }
    }

    /** The first day of what is wished. */
    static LocalDate firstDay(Answers answers) {
        return ResidenceFields.registers(answers) ? answers.get(ARRIVAL) : answers.get(CURRENT_UNTIL).plusDays(1);
    }

    /** How long the answers let somebody stay; empty while one is missing, or no day is left. */
    Optional<Stay> complete(Answers answers) {
        boolean answered = answers.has(END) && answers.has(HOME_UNTIL)
                && (!ResidenceFields.isForeign(answers) || answers.has(PERMIT_UNTIL))
                && (ResidenceFields.extendsStay(answers) || answers.has(ARRIVAL));
        return answered ? of(answers) : Optional.empty();
    }

    /** How long the answers let somebody stay; empty when no day is left. */
    private Optional<Stay> of(Answers answers) {
        Caps caps = ResidenceFields.caps(answers);
        return ResidenceFields.registers(answers)
                ? rules().registration(answers.get(ARRIVAL), caps)
                : rules().extension(answers.get(CURRENT_UNTIL), answers.get(FIRST_UNTIL), caps);
    }

    /**
     * How long the answers let somebody stay.
     *
     * @param asked day on which it was asked for
     * @throws ResidenceRefused when no day was left then, because the longest time is used up or everything was in the past
     */
    Stay must(Answers answers, Field<?> field, LocalDate asked) {
        return of(answers).filter(stay -> !stay.until().isBefore(asked))
                .orElseThrow(() -> new ResidenceRefused(field, Reason.LONGEST_REACHED, rules().longestYears()));
    }

    void mustHaveDays(Answers answers) {
        must(answers, TRUTH, today());
    }
}
