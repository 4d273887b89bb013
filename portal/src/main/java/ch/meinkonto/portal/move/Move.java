package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
import ch.meinkonto.portal.cityservice.ToldBefore.NewPlace;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.household.Households;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.party.PartyRole;

/** Reporting a move, on the platform. */
@Component
class Move implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** The office answers within two weeks. */
    private static final int DAYS_TO_DECIDE = 14;

    private final MoveForm form;
    private final MoveSuitability suitability;
    private final MoveRules rules;
    private final MoveByRule byRule;
    private final MoveMessages messages;
    private final Outgoing outgoing;
    private final Errands errands;
    private final MoveFacts facts;
    private final MoveLetters letters;
    private final Households households;

    Move(AskRegisters registers, MoveRules rules, MoveByRule byRule, MoveMessages messages, Outgoing outgoing,
            Errands errands, MoveFacts facts, MoveLetters letters, Households households) {
        this.form = new MoveForm(registers, rules);
        this.suitability = new MoveSuitability(rules);
        this.rules = rules;
        this.byRule = byRule;
        this.messages = messages;
        this.outgoing = outgoing;
        this.errands = errands;
        this.facts = facts;
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
        Answers kept = ChildMove.isIn(answers) ? answers.without(MoveFields.DIRECTION) : answers;
        return form().relevant(kept)
                .without(MoveFields.AHV)
                .without(MoveFields.BOUND)
                .without(MoveFields.REPORTER)
                .without(MoveFields.SELF)
                .without(MoveFields.HOUSEHOLD)
                .without(MoveFields.CANDIDATES)
                .without(MoveFields.DWELLING_NUMBER)
                .without(MoveFields.STREET)
                .without(MoveFields.DWELLING)
                .without(MoveFields.LANDLORD)
                .without(MoveFields.LANDLORD_CHECK);
    }

    /** Whose account says who they are begins with the first question, after which the register is asked instead of them. */
    @Override
    public Answers again(Answers earlier, int version, Resident resident) {
        Answers answers = migrated(earlier, version);
        return households.personOf(resident.id()).isPresent() ? answers.without(MoveFields.DIRECTION) : answers;
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

    /** Where messages go, unless they say something else; and who they are, or which child it is about, if their account says so. */
    @Override
    public Answers knownOf(Resident resident) {
        String email = resident.email();
        Answers known = email == null || !MoveTexts.isMail(email)
                ? Answers.none()
                : Answers.none().with(MoveFields.MAIL, email);
        Ward child = resident.concerned();
        Answers ofWhom = child == null ? known : ChildMove.known(known, child);
        return households.personOf(resident.id()).map(person -> ofWhom.with(MoveFields.BOUND, person)).orElse(ofWhom);
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

    /** Whoever sublets, and a child's other parent, may say so in their own account, instead of on paper. */
    @Override
    public List<PartyRole> parties() {
        return List.of(MainTenant.ROLE, OtherParent.ROLE);
    }

    /** Everybody who moves pays by the tariff of the day of the report; citizens within the city, and who leaves, nothing. */
    @Override
    public Optional<Money> fee(Answers answers) {
        return Optional.of(byRule.fee(answers)).filter(fee -> fee.rappen() > 0);
    }

    /** Where nothing came of it; what the register has entered was worth its fee. */
    @Override
    public boolean refundsFee(CaseFile ended) {
        return outgoing.taken(ended.reference()).isEmpty();
    }

    @Override
    public Handling handle(Application application) {
        LocalDate received = LocalDate.ofInstant(application.receivedAt(), ZURICH);
        return MoveByRule.isPlain(application.answers())
                ? new Handling.GrantedByRule(
                        byRule.details(application.reference(), application.answers(), received))
                : new Handling.ForTheOffice(received.plusDays(DAYS_TO_DECIDE));
    }

    /** The last is for everybody who must come, in the words of {@link AskRegisters}: they tell nothing of why. */
    @Override
    public List<String> textBlocks() {
        return List.of("lease", "dwelling", "main-tenant", "other-parent", "identity", "insurance", "other-report",
                "counter");
    }

    @Override
    public Decision completed(CaseFile file, Decision decision) {
        LocalDate received = LocalDate.ofInstant(file.handedInAt(), ZURICH);
        return decision.outcome() == Outcome.REFUSED
                ? decision
                : new Decision(Outcome.GRANTED, byRule.details(file.reference(), file.answers(), received),
                        decision.reason(), decision.by(), decision.at(), decision.confirmedBy());
    }

    /** What comes from elsewhere may be wrong, and a refusal is never one person's. */
    @Override
    public boolean needsSecondPerson(CaseFile file, Decision decision) {
        return decision.outcome() == Outcome.REFUSED || file.answers().is(MoveFields.DIRECTION, Direction.IN);
    }

    @Override
    public List<NewDocument> decided(CaseFile file) {
        Decision decision = Objects.requireNonNull(file.decided());
        drop(file);
        if (decision.outcome() == Outcome.REFUSED) {
            return List.of(letters.refusal(file, decision));
        }
        outgoing.add(file.reference(),
                messages.of(file.reference(), file.answers(), outgoing.taken(file.reference())));
        errands.add(file.reference(), Besides.errands(file.answers()));
        return List.of(letters.confirmation(file, decision));
    }

    /** Until it is processed: what the register has entered cannot be taken back here. */
    @Override
    public boolean mayWithdraw(CaseFile file) {
        return file.state().isOpen() && outgoing.taken(file.reference()).isEmpty();
    }

    @Override
    public void withdrawn(CaseFile withdrawn) {
        drop(withdrawn);
    }

    private void drop(CaseFile file) {
        outgoing.drop(file.reference());
        errands.drop(file.reference());
    }

    @Override
    public Map<String, Object> facts(CaseFile file) {
        return facts.of(file);
    }

    @Override
    public Map<String, Object> officeFacts(CaseFile file) {
        return facts.ofTheOffice(file);
    }

    @Override
    public List<CaseAction> desk() {
        return List.of(new CaseAction("move.desk.title", MoveDesk.PATH));
    }

    /**
     * Who comes to live here with a vehicle may need a permit until they have the parking permit of the new zone; the zone of a
     * permit they have ends with the move.
     */
    @Override
    public List<CaseAction> nextServices(CaseFile file) {
        Answers answers = file.answers();
        if (file.state() == CaseState.WITHDRAWN || ChildMove.isIn(answers)) {
            return List.of();
        }
        CaseAction provisional = new CaseAction("move.next.provisional",
                "/parking-permit/provisional?told=" + file.reference());
        boolean drives = Besides.needsPermit(answers);
        return switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN -> drives
                    ? List.of(provisional, new CaseAction("move.next.permit-address", "/requests"))
                    : List.of();
            case IN -> drives ? List.of(provisional) : List.of();
            case OUT -> List.of(new CaseAction("move.next.permit-return", "/requests"));
        };
    }

    @Override
    public Optional<NewPlace> newPlace(CaseFile file) {
        return Besides.newPlace(file.answers());
    }

    /** {2} the day of the move, {3} until when the office answers, {4} until when it had to be reported. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        LocalDate day = file.answers().get(MoveFields.DAY);
        LocalDate last = rules.periodOf(day).last();
        return List.of(day, file.dueOn() == null ? last : file.dueOn(), last);
    }
}
