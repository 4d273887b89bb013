package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.weeklyresident.ResidenceFields.ARRIVAL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.CITIZENSHIP;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.CURRENT_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.END;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.EXTENDS;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.FIRST_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_DOCUMENT;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_TOWN;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.IDENTITY;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.LEASE;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.NAME;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.OWNER;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.PERMIT_COPY;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.PERMIT_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.POSTCODE;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.PROOF;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.PURPOSE;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.STREET;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.STUDIES;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.TRUTH;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.WISH;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Question.Notice;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.weeklyresident.ResidenceFields.Citizenship;
import ch.meinkonto.portal.weeklyresident.ResidenceFields.Purpose;
import ch.meinkonto.portal.weeklyresident.ResidenceFields.Studies;
import ch.meinkonto.portal.weeklyresident.ResidenceRefused.Reason;

/** What is asked of who registers, and of who extends. */
final class ResidenceForm {
    private final Stays stays;
    private final FormDefinition first;

    ResidenceForm(Stays stays) {
        this.stays = stays;
        this.first = new FormDefinition(WeeklyResidenceService.NAME, 1,
                List.of(about(), stay(), home(), documents(), truth()),
                List.of(NAME, OWNER, EXTENDS, CURRENT_UNTIL, FIRST_UNTIL));
    }

    /** The form in force. */
    FormDefinition newest() {
        return first;
    }

    private Section about() {
        return Section.of("about",
                Question.of("wish", WISH).learning(stays::found).checking(stays::check),
                Question.of("citizenship", CITIZENSHIP).checking(ResidenceForm::checkCitizenship));
    }

    private static void checkCitizenship(Answers answers) {
        if (ResidenceFields.extendsStay(answers) && answers.is(CITIZENSHIP, Citizenship.LIECHTENSTEIN)) {
            throw new ResidenceRefused(CITIZENSHIP, Reason.IN_PERSON);
        }
    }

    private Section stay() {
        return Section.of("stay",
                Question.of("studies", STUDIES)
                        .when(ResidenceFields::extendsStay)
                        .checking(ResidenceForm::checkStudies),
                Question.of("purpose", PURPOSE).when(ResidenceFields::registers),
                Question.of("arrival", ARRIVAL).when(ResidenceFields::registers).checking(this::checkArrival),
                Question.of("address", STREET, POSTCODE).when(ResidenceFields::registers).noting(this::late),
                Question.of("end", END).checking(answers -> checkEnd(END, answers)));
    }

    private static void checkStudies(Answers answers) {
        if (!answers.is(STUDIES, Studies.FULL_TIME)) {
            throw new ResidenceRefused(STUDIES, Reason.NOT_FULL_TIME);
        }
    }

    private void checkArrival(Answers answers) {
        if (answers.get(ARRIVAL).isAfter(stays.today())) {
            throw new ResidenceRefused(ARRIVAL, Reason.ARRIVAL_IN_FUTURE);
        }
    }

    /** Who is late may go on; the page says what follows. */
    private Optional<Notice> late(Answers answers) {
        StayRules rules = stays.rules();
        return answers.of(ARRIVAL)
                .filter(arrival -> rules.isLate(arrival, stays.today()))
                .map(arrival -> new Notice("weekly-residence.notice.late",
                        List.of(rules.reportUntil(arrival), rules.lateFine().toString(), rules.reportDays())));
    }

    private Section home() {
        return Section.of("home",
                Question.of("home-town", HOME_TOWN).when(ResidenceFields::registers),
                Question.of("home-until", HOME_UNTIL).checking(answers -> checkEnd(HOME_UNTIL, answers)),
                Question.of("permit-until", PERMIT_UNTIL)
                        .when(ResidenceFields::isForeign)
                        .checking(answers -> checkEnd(PERMIT_UNTIL, answers)));
    }

    /** Each of the days that limit the stay must leave at least one day of it, and lie ahead. */
    private void checkEnd(DateField field, Answers answers) {
        LocalDate end = answers.get(field);
        LocalDate from = Stays.firstDay(answers);
        if (end.isBefore(from) || end.isBefore(stays.today())) {
            throw new ResidenceRefused(field, Reason.ENDS_TOO_EARLY, from.isBefore(stays.today())
                    ? stays.today()
                    : from);
        }
    }

    private static Section documents() {
        return Section.of("documents", Question.of("home-document", HOME_DOCUMENT),
                Question.of("identity", IDENTITY).when(ResidenceFields::registers),
                Question.of("lease", LEASE).when(ResidenceFields::registers),
                Question.of("permit-copy", PERMIT_COPY).when(ResidenceFields::isForeign),
                Question.of("proof", PROOF).when(ResidenceForm::needsProof));
    }

    private static boolean needsProof(Answers answers) {
        return ResidenceFields.extendsStay(answers) || answers.is(PURPOSE, Purpose.STUDY)
                || answers.is(PURPOSE, Purpose.TRAINING);
    }

    private Section truth() {
        return Section.of("truth", Question.of("truth", TRUTH).noting(this::outcome).checking(stays::mustHaveDays));
    }

    /** How long it will be, and what limits it. */
    private Optional<Notice> outcome(Answers answers) {
        return stays.complete(answers)
                .map(stay -> new Notice("weekly-residence.notice.stay", List.of(stay.from(), stay.until(),
                        stay.startedYears(), stays.rules().yearFee().toString())));
    }
}
