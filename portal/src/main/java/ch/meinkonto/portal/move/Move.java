package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.household.Households;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.Tenure;

/** Reporting a move, on the platform. */
@Component
class Move implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** The office answers within two weeks. */
    private static final int DAYS_TO_DECIDE = 14;

    private final MoveForm form;
    private final MoveSuitability suitability;
    private final MoveRules rules;
    private final MoveMessages messages;
    private final Outgoing outgoing;
    private final MoveLetters letters;
    private final Households households;

    Move(AskRegisters registers, MoveRules rules, MoveMessages messages, Outgoing outgoing, MoveLetters letters,
            Households households) {
        this.form = new MoveForm(registers, rules);
        this.suitability = new MoveSuitability(rules);
        this.rules = rules;
        this.messages = messages;
        this.outgoing = outgoing;
        this.letters = letters;
        this.households = households;
    }

    @Override
    public CityService city() {
        return MoveService.SERVICE;
    }

    @Override
    public FormDefinition form() {
        return form.newest();
    }

    /** What registers told then need not be true today: they are asked again. */
    @Override
    public Answers migrated(Answers answers, int version) {
        return form().relevant(answers)
                .without(MoveFields.AHV)
                .without(MoveFields.BOUND)
                .without(MoveFields.REPORTER)
                .without(MoveFields.SELF)
                .without(MoveFields.HOUSEHOLD)
                .without(MoveFields.CANDIDATES)
                .without(MoveFields.DWELLING_NUMBER)
                .without(MoveFields.STREET)
                .without(MoveFields.DWELLING);
    }

    @Override
    public Optional<SuitabilityCheck> suitability() {
        return Optional.of(suitability.check());
    }

    /** {0} days to report, {1} the fine. */
    @Override
    public List<Object> aboutFacts() {
        return List.of(rules.periodOf(rules.today()).days(), rules.fineOf(rules.today()));
    }

    /** Where messages go, unless they say something else; and who they are, if their account says so. */
    @Override
    public Answers knownOf(Resident resident) {
        String email = resident.email();
        Answers known = email == null || !MoveTexts.isMail(email)
                ? Answers.none()
                : Answers.none().with(MoveFields.MAIL, email);
        return households.personOf(resident.id()).map(person -> known.with(MoveFields.BOUND, person)).orElse(known);
    }

    @Override
    public String referencePrefix() {
        return "UM";
    }

    /** The day: lists show it to people who have not said yet why they look, so no name. */
    @Override
    public String subject(Answers answers) {
        return DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT).format(answers.get(MoveFields.DAY));
    }

    @Override
    public Handling handle(Application application) {
        LocalDate received = LocalDate.ofInstant(application.receivedAt(), ZURICH);
        return isPlain(application.answers())
                ? new Handling.GrantedByRule(details(application.answers(), received))
                : new Handling.ForTheOffice(received.plusDays(DAYS_TO_DECIDE));
    }

    /** Whether nothing about a move needs a person's eye. */
    private static boolean isPlain(Answers answers) {
        if (MoversFields.anyForeigner(answers) || MoversFields.isTooLarge(answers)) {
            return false;
        }
        return switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN -> MoveForm.dwelling(answers).isPresent() && !answers.is(MoveFields.TENURE, Tenure.SUBTENANT);
            case OUT -> answers.is(MoveFields.GOAL, MoveFields.Goal.SWITZERLAND)
                    && answers.has(MoveFields.MUNICIPALITY);
            case IN -> false;
        };
    }

    /** What follows from the rules of the day of the move; it stays so, whatever the rules say later. */
    private Answers details(Answers answers, LocalDate received) {
        LocalDate day = answers.get(MoveFields.DAY);
        ReportingPeriod period = rules.periodOf(day);
        long fee = MoversFields.movers(answers)
                .stream()
                .mapToLong(mover -> rules.feeOf(answers.get(MoveFields.DIRECTION), mover.foreigner(), day).rappen())
                .sum();
        Answers details = Answers.none()
                .with(MoveFields.REPORT_BY, period.last())
                .with(MoveFields.FEE, new Money(fee).toString());
        return period.isLate(received)
                ? details.with(MoveFields.POSSIBLE_FINE, rules.fineOf(day).toString())
                : details;
    }

    @Override
    public Decision completed(CaseFile file, Decision decision) {
        LocalDate received = LocalDate.ofInstant(file.handedInAt(), ZURICH);
        return decision.outcome() == Outcome.REFUSED
                ? decision
                : new Decision(Outcome.GRANTED, details(file.answers(), received), decision.reason(), decision.by(),
                        decision.at(), decision.confirmedBy());
    }

    /** What comes from elsewhere may be wrong, and a refusal is never one person's. */
    @Override
    public boolean needsSecondPerson(CaseFile file, Decision decision) {
        return decision.outcome() == Outcome.REFUSED || file.answers().is(MoveFields.DIRECTION, Direction.IN);
    }

    @Override
    public List<NewDocument> decided(CaseFile file) {
        Decision decision = Objects.requireNonNull(file.decided());
        outgoing.drop(file.reference());
        if (decision.outcome() == Outcome.REFUSED) {
            return List.of(letters.refusal(file, decision));
        }
        outgoing.add(file.reference(),
                messages.of(file.reference(), file.answers(), outgoing.taken(file.reference())));
        return List.of(letters.confirmation(file, decision));
    }

    /** Until it is processed: what the register has entered cannot be taken back here. */
    @Override
    public boolean mayWithdraw(CaseFile file) {
        return file.state().isOpen() && outgoing.taken(file.reference()).isEmpty();
    }

    @Override
    public void withdrawn(CaseFile withdrawn) {
        outgoing.drop(withdrawn.reference());
    }

    @Override
    public Map<String, Object> facts(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("move.fact.movers", String.join(", ",
                MoversFields.movers(file.answers()).stream().map(RegisteredPerson::name).toList()));
        Decision decision = file.decided();
        Answers details = decision == null ? Answers.none() : decision.details();
        details.of(MoveFields.REPORT_BY).ifPresent(day -> facts.put("move.fact.report-by", day));
        details.of(MoveFields.POSSIBLE_FINE).ifPresent(fine -> facts.put("move.fact.possible-fine", fine));
        details.of(MoveFields.FEE).ifPresent(fee -> facts.put("move.fact.fee", fee));
        if (decision == null && file.dueOn() != null) {
            facts.put("move.fact.answer-until", file.dueOn());
        }
        Outgoing.Standing standing = outgoing.of(file.reference());
        if (standing.all() > 0) {
            facts.put("move.fact.entered", standing.taken() + " / " + standing.all());
        }
        if (!standing.refusal().isEmpty()) {
            facts.put("move.fact.refusal", standing.refusal());
        }
        return facts;
    }

    /** {2} the day of the move, {3} until when the office answers, {4} until when it had to be reported. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        LocalDate day = file.answers().get(MoveFields.DAY);
        LocalDate last = rules.periodOf(day).last();
        return List.of(day, file.dueOn() == null ? last : file.dueOn(), last);
    }
}
