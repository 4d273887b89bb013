package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.weeklyresident.ResidenceFields.CITIZENSHIP;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.EXTENDS;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.GRANTED_UNTIL;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.NAME;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.OWNER;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.STREET;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.TRUTH;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseAction;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.CaseState;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.weeklyresident.ResidenceFields.Citizenship;
import ch.meinkonto.portal.weeklyresident.ResidenceRefused.Reason;

/** Weekly residence, on the platform. */
@Component
class WeeklyResidence implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** The office answers within two weeks. */
    private static final int DAYS_TO_DECIDE = 14;

    private final Stays stays;
    private final Residences residences;
    private final ResidenceLetters letters;
    private final ResidenceForm form;
    private final ResidenceSuitability suitability;

    WeeklyResidence(Stays stays, Residences residences, ResidenceLetters letters) {
        this.stays = stays;
        this.residences = residences;
        this.letters = letters;
        this.form = new ResidenceForm(stays);
        this.suitability = new ResidenceSuitability(stays);
    }

    @Override
    public CityService city() {
        return WeeklyResidenceService.SERVICE;
    }

    @Override
    public FormDefinition form() {
        return form.newest();
    }

    @Override
    public Optional<SuitabilityCheck> suitability() {
        return Optional.of(suitability.check());
    }

    /** {0} days to register, {1} the fine, {2} the fee of a year, {3} years of extension, {4} days to extend after the end. */
    @Override
    public List<Object> aboutFacts() {
        StayRules rules = stays.rules();
        return List.of(rules.reportDays(), rules.lateFine().toString(), rules.yearFee().toString(),
                rules.longestYears(), rules.lateExtensionDays());
    }

    @Override
    public Answers knownOf(Resident resident) {
        Answers known = Answers.none().with(OWNER, resident.id());
        String name = resident.name();
        return name == null ? known : known.with(NAME, name);
    }

    @Override
    public String referencePrefix() {
        return "WA";
    }

    @Override
    public String subject(Answers answers) {
        return answers.of(EXTENDS).or(() -> answers.of(STREET)).orElse("");
    }

    /** Each begun year, by the fee of the day on which it is checked. */
    @Override
    public Optional<Money> fee(Answers answers) {
        return Optional.of(stays.rules().fee(stays.must(answers, TRUTH, stays.today())))
                .filter(fee -> fee.rappen() > 0);
    }

    /** Who gets nothing pays nothing; who had it and deregisters has had it. */
    @Override
    public boolean refundsFee(CaseFile ended) {
        Decision decision = ended.decided();
        return decision == null || decision.outcome() == Outcome.REFUSED;
    }

    @Override
    public Handling handle(Application application) {
        Answers answers = application.answers();
        residences.lock(application.owner());
        LocalDate received = LocalDate.ofInstant(application.receivedAt(), ZURICH);
        stays.check(answers, TRUTH, received);
        Stay stay = stays.must(answers, TRUTH, received);
        boolean byRule = ResidenceFields.extendsStay(answers) && answers.is(CITIZENSHIP, Citizenship.SWISS);
        return byRule
                ? new Handling.GrantedByRule(Answers.none().with(GRANTED_UNTIL, stay.until()))
                : new Handling.ForTheOffice(received.plusDays(DAYS_TO_DECIDE));
    }

    @Override
    public List<NewDocument> decided(CaseFile file) {
        Decision decision = Objects.requireNonNull(file.decided());
        if (decision.outcome() == Outcome.REFUSED) {
            return List.of(letters.refusal(file, decision));
        }
        Stay stay = new Stay(Stays.firstDay(file.answers()), decision.details().get(GRANTED_UNTIL));
        Stay longest = stays.complete(file.answers()).orElse(stay);
        residences.add(file.reference(), file.answers().of(EXTENDS).orElse(file.reference()), file.owner(), stay);
        return List.of(letters.confirmation(file, stay, longest));
    }

    @Override
    public List<Field<?>> decisionFields() {
        return List.of(GRANTED_UNTIL);
    }

    @Override
    public List<String> textBlocks() {
        return List.of("home-document", "lease", "no-home");
    }

    @Override
    public boolean mayGrantLess() {
        return true;
    }

    /**
     * The office may grant less where the documents say so, but not another number of years than was paid for. Whether somebody asked
     * in time is judged by the day on which they did.
     */
    @Override
    public Decision completed(CaseFile file, Decision decision) {
        if (decision.outcome() == Outcome.REFUSED) {
            return decision;
        }
        residences.lock(file.owner());
        LocalDate asked = LocalDate.ofInstant(file.handedInAt(), ZURICH);
        stays.check(file.answers(), GRANTED_UNTIL, asked);
        Stay longest = stays.must(file.answers(), GRANTED_UNTIL, asked);
        LocalDate until = decision.details().get(GRANTED_UNTIL);
        if (until.isAfter(longest.until()) || until.isBefore(longest.from())) {
            throw new ResidenceRefused(GRANTED_UNTIL, Reason.GRANTED_TOO_LATE, longest.from(), longest.until());
        }
        if (new Stay(longest.from(), until).startedYears() != longest.startedYears()) {
            throw new ResidenceRefused(GRANTED_UNTIL, Reason.OTHER_YEARS, longest.startedYears());
        }
        return decision.grantingLess(until.isBefore(longest.until()));
    }

    /** Somebody who is refused has to leave, or pay the fine: nobody decides that alone. */
    @Override
    public boolean needsSecondPerson(CaseFile file, Decision decision) {
        return decision.outcome() == Outcome.REFUSED;
    }

    /** Who is registered deregisters by withdrawing the registration. */
    @Override
    public boolean mayWithdraw(CaseFile file) {
        return file.state().isOpen() || isRunning(file);
    }

    private boolean isRunning(CaseFile file) {
        return file.state() == CaseState.DECIDED && residences.of(file.reference())
                .filter(residence -> !residence.until().isBefore(stays.today()))
                .isPresent();
    }

    @Override
    public void withdrawn(CaseFile file) {
        residences.end(file.reference());
    }

    @Override
    public Map<String, Object> facts(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Decision decision = file.decided();
        if (decision == null && file.dueOn() != null) {
            facts.put("weekly-residence.fact.answer-until", file.dueOn());
        } else if (decision != null && decision.outcome().grants()) {
            facts.put("weekly-residence.fact.from", Stays.firstDay(file.answers()));
            facts.put("weekly-residence.fact.until", decision.details().get(GRANTED_UNTIL));
        }
        return facts;
    }

    /** Who has just come has a car perhaps; and some move into the city for good one day. */
    @Override
    public List<CaseAction> nextServices(CaseFile file) {
        return file.state() == CaseState.WITHDRAWN
                ? List.of()
                : List.of(new CaseAction("weekly-residence.next.parking", "/parking-permit"),
                        new CaseAction("weekly-residence.next.move", "/move"));
    }

    /** {2} the day that counts now: until when it is granted, or until when the office answers. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        Decision decision = file.decided();
        LocalDate due = file.dueOn() == null ? LocalDate.ofInstant(file.handedInAt(), ZURICH) : file.dueOn();
        return List.of(decision == null ? due : decision.details().of(GRANTED_UNTIL).orElse(due));
    }
}
