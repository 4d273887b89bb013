package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.parkingapproval.ApprovalFields.CONTRACT;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.COUNTRY;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.EXPLANATION;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.EXTRACT;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.GROUND;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.MARK;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.ORGANISATION;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.OWNER;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.PLATE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.POSTCODE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.REGISTRATION;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.SPACE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.START;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.STAY;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.STAY_UNTIL;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.SUPPORT;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.TRUTH;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.WeeklyStays;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Question.Notice;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.parkingapproval.ApprovalFields.Ground;
import ch.meinkonto.portal.parkingapproval.ApprovalFields.Space;
import ch.meinkonto.portal.parkingapproval.ApprovalRefused.Reason;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Price;

/** What is asked of who wants a parking permit that the office must approve. */
@Component
class ApprovalForm {
    private final PermitsByApproval permits;
    private final WeeklyStays stays;
    private final Clock clock;
    private final FormDefinition first;

    ApprovalForm(PermitsByApproval permits, WeeklyStays stays, Clock clock) {
        this.permits = permits;
        this.stays = stays;
        this.clock = clock;
        ChoiceField<YearMonth> start = ChoiceField.among(START.name(), answers -> months(), START.reader(),
                START.writer());
        this.first = new FormDefinition(ParkingApprovalService.NAME, 1,
                List.of(about(), vehicle(), parking(start), proof(), truth()),
                List.of(OWNER, MARK, ZONE, STAY_UNTIL));
    }

    /** The form in force. */
    FormDefinition newest() {
        return first;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Section about() {
        return Section.of("about", Question.of("ground", GROUND).learning(this::stay).checking(this::checkStay),
                Question.of("organisation", ORGANISATION).when(ApprovalFields::hasOrganisation),
                Question.of("explanation", EXPLANATION).when(answers -> ApprovalFields.isFor(answers, Ground.OTHER)));
    }

    /** A weekly residence the portal knows of needs no proof. */
    private Answers stay(Answers answers) {
        Answers without = answers.without(STAY_UNTIL);
        return ApprovalFields.isFor(answers, Ground.WEEKLY_RESIDENT)
                ? stays.runningUntil(answers.get(OWNER), today())
                        .map(until -> without.with(STAY_UNTIL, until))
                        .orElse(without)
                : without;
    }

    /** What was known when a draft was begun, or a year ago, may be over. */
    private void checkStay(Answers answers) {
        answers.of(STAY_UNTIL).filter(until -> until.isBefore(today())).ifPresent(over -> {
            throw new ApprovalRefused(GROUND, Reason.STAY_OVER, over);
        });
    }

    private Section vehicle() {
        return Section.of("vehicle",
                Question.of("vehicle", COUNTRY, PLATE)
                        .needing(COUNTRY, answers -> ApprovalFields.isFor(answers, Ground.FOREIGN_PLATE))
                        .learning(this::mark)
                        .checking(ApprovalForm::checkCountry),
                Question.of("registration", REGISTRATION));
    }

    private static String country(Answers answers) {
        return answers.of(COUNTRY).orElse("").strip();
    }

    private static void checkCountry(Answers answers) {
        String country = country(answers);
        if (ApprovalFields.isFor(answers, Ground.FOREIGN_PLATE)
                && (country.isEmpty() || country.equalsIgnoreCase("CH"))) {
            throw new ApprovalRefused(COUNTRY, Reason.COUNTRY_MISSING);
        }
    }

    private Answers mark(Answers answers) {
        checkCountry(answers);
        return permits.plate(country(answers), answers.get(PLATE))
                .map(mark -> answers.with(MARK, mark))
                .orElseThrow(() -> new ApprovalRefused(PLATE, Reason.PLATE_FORMAT));
    }

    private Section parking(ChoiceField<YearMonth> start) {
        return Section.of("parking", Question.of("postcode", POSTCODE).learning(this::zone),
                Question.of("start", start).checking(answers -> checkFree(answers, START)),
                Question.of("space", SPACE).when(this::asksForSpace).checking(ApprovalForm::checkSpace));
    }

    private boolean asksForSpace(Answers answers) {
        return answers.of(START).map(this::firstDay).filter(permits::asksForPrivateSpace).isPresent();
    }

    private static void checkSpace(Answers answers) {
        if (answers.is(SPACE, Space.AVAILABLE)) {
            throw new ApprovalRefused(SPACE, Reason.SPACE_AVAILABLE);
        }
    }

    private Answers zone(Answers answers) {
        return permits.zone(answers.get(POSTCODE))
                .map(zone -> answers.with(ZONE, zone))
                .orElseThrow(() -> new ApprovalRefused(POSTCODE, Reason.NO_ZONE));
    }

    private List<Choice> months() {
        return permits.monthsOffered()
                .stream()
                .map(month -> new Choice(month.toString(), "month", List.of(firstDay(month))))
                .toList();
    }

    private LocalDate firstDay(YearMonth month) {
        return FirstDay.of(month, today()).of(month.atDay(1));
    }

    /**
     * A plate has one permit a year.
     *
     * @throws ApprovalRefused when it has one, or one to pay
     */
    void checkFree(Answers answers, Field<?> field) {
        int year = answers.get(START).getYear();
        if (answers.has(MARK) && permits.isTaken(answers.get(OWNER), answers.get(MARK), year)) {
            throw new ApprovalRefused(field, Reason.PLATE_TAKEN, answers.get(MARK), Integer.toString(year));
        }
    }

    private static Section proof() {
        return Section.of("proof",
                Question.of("contract", CONTRACT)
                        .when(answers -> ApprovalFields.isFor(answers, Ground.CAR_SHARING)),
                Question.of("stay", STAY).when(ApprovalFields::mustProveStay),
                Question.of("extract", EXTRACT).when(answers -> ApprovalFields.isFor(answers, Ground.BUSINESS)),
                Question.of("support", SUPPORT).when(answers -> ApprovalFields.isFor(answers, Ground.OTHER)));
    }

    private Section truth() {
        return Section.of("truth", Question.of("truth", TRUTH).noting(this::price));
    }

    /** What the permit will cost, and that nothing is paid before the approval. */
    private Optional<Notice> price(Answers answers) {
        return answers.of(START).map(this::firstDay).flatMap(from -> switch (permits.price(from)) {
            case Price.SameForAll same ->
                Optional.of(new Notice("parking-approval.notice.price", List.of(from, same.price().toString())));
            case Price.ByWeight byWeight ->
                Optional.of(new Notice("parking-approval.notice.price-by-weight", List.of(from)));
            case Price.NotSet notSet -> Optional.empty();
        });
    }
}
