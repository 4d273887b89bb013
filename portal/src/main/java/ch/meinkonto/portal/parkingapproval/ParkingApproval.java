package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.parkingapproval.ApprovalFields.DRIVE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.GRANTED_FROM;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.KILOGRAMS;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.MARK;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.OWNER;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.PLATE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.POSTCODE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.SPACE;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.START;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
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
import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.parkingapproval.ApprovalRefused.Reason;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Grant;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Granted;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.NoSpace;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Price;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Weighed;

/** The parking permit by approval, on the platform. */
@Component
class ParkingApproval implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** The office answers within two weeks. */
    private static final int DAYS_TO_DECIDE = 14;

    private final ApprovalForm form;
    private final ApprovalLetters letters;
    private final PermitsByApproval permits;

    ParkingApproval(ApprovalForm form, ApprovalLetters letters, PermitsByApproval permits) {
        this.form = form;
        this.letters = letters;
        this.permits = permits;
    }

    @Override
    public CityService city() {
        return ParkingApprovalService.SERVICE;
    }

    @Override
    public FormDefinition form() {
        return form.newest();
    }

    @Override
    public Optional<SuitabilityCheck> suitability() {
        return Optional.of(ApprovalSuitability.check());
    }

    /**
     * {0} days until the office answers, {1} the price of a whole year, empty where it depends on the vehicle; {2} the first of the
     * years that are sold today in which it does, empty where there is none.
     */
    @Override
    public List<Object> aboutFacts() {
        LocalDate year = LocalDate.of(form.today().getYear(), Month.JANUARY, 1);
        String byWeight = permits.monthsOffered()
                .stream()
                .filter(month -> permits.price(month.atDay(1)) instanceof Price.ByWeight)
                .findFirst()
                .map(month -> Integer.toString(month.getYear()))
                .orElse("");
        return List.of(DAYS_TO_DECIDE,
                permits.price(year) instanceof Price.SameForAll same ? same.price().toString() : "", byWeight);
    }

    @Override
    public Answers knownOf(Resident resident) {
        return Answers.none().with(OWNER, resident.id());
    }

    @Override
    public String referencePrefix() {
        return "PA";
    }

    @Override
    public String subject(Answers answers) {
        return answers.of(MARK).orElse("");
    }

    @Override
    public Handling handle(Application application) {
        form.checkFree(application.answers(), PLATE);
        LocalDate received = LocalDate.ofInstant(application.receivedAt(), ZURICH);
        return new Handling.ForTheOffice(received.plusDays(DAYS_TO_DECIDE));
    }

    @Override
    public List<Field<?>> decisionFields() {
        return List.of(GRANTED_FROM, KILOGRAMS, DRIVE);
    }

    @Override
    public List<String> textBlocks() {
        return List.of("registration", "proof", "own-place");
    }

    @Override
    public boolean mayGrantLess() {
        return true;
    }

    /** The office may let a permit begin later than was wished, not earlier; and only where it can be had at all. */
    @Override
    public Decision completed(CaseFile file, Decision decision) {
        if (decision.outcome() == Outcome.REFUSED) {
            return decision;
        }
        FirstDay days = FirstDay.of(file.answers().get(START), form.today());
        LocalDate granted = decision.details().get(GRANTED_FROM);
        if (!days.allows(granted)) {
            throw new ApprovalRefused(GRANTED_FROM, Reason.GRANTED_OUTSIDE, days.earliest(), days.latest());
        }
        LocalDate first = days.of(granted);
        Answers details = switch (permits.price(first)) {
            case Price.SameForAll same -> decision.details().only(List.of(GRANTED_FROM));
            case Price.ByWeight byWeight -> weighed(file, decision.details());
            case Price.NotSet notSet ->
                throw new ApprovalRefused(GRANTED_FROM, Reason.NO_PRICE, Integer.toString(first.getYear()));
        };
        if (permits.isTaken(file.owner(), file.answers().get(MARK), first.getYear())) {
            throw new ApprovalRefused(GRANTED_FROM, Reason.PLATE_TAKEN, file.answers().get(MARK),
                    Integer.toString(first.getYear()));
        }
        return new Decision(decision.outcome(), details, decision.reason(), decision.by(), decision.at(),
                decision.confirmedBy()).grantingLess(YearMonth.from(granted).isAfter(file.answers().get(START)));
    }

    /** Weight and drive: as the register of vehicles has them, or where it has none, as the office reads them in the papers. */
    private Answers weighed(CaseFile file, Answers decided) {
        Optional<Weighed> told = permits.inRegister(file.answers().get(MARK));
        Weighed read = ApprovalFields.vehicle(decided);
        if (read == null && (decided.has(KILOGRAMS) || decided.has(DRIVE))) {
            throw new ApprovalRefused(decided.has(DRIVE) ? KILOGRAMS : DRIVE, Reason.VEHICLE_MISSING);
        }
        if (read != null && told.filter(registered -> !registered.equals(read)).isPresent()) {
            throw new ApprovalRefused(KILOGRAMS, Reason.REGISTER_DIFFERS,
                    Integer.toString(told.orElseThrow().kilograms()));
        }
        Weighed counts = told.or(() -> Optional.ofNullable(read))
                .orElseThrow(() -> new ApprovalRefused(KILOGRAMS, Reason.VEHICLE_MISSING));
        return decided.with(KILOGRAMS, counts.kilograms()).with(DRIVE, counts.drive());
    }

    /** Who is refused has no place for the car: nobody decides that alone. */
    @Override
    public boolean needsSecondPerson(CaseFile file, Decision decision) {
        return decision.outcome() == Outcome.REFUSED;
    }

    @Override
    public List<NewDocument> decided(CaseFile file) {
        Decision decision = Objects.requireNonNull(file.decided());
        if (decision.outcome() == Outcome.REFUSED) {
            return List.of(letters.refusal(file, decision));
        }
        Answers answers = file.answers();
        LocalDate first = FirstDay.of(answers.get(START), form.today()).of(decision.details().get(GRANTED_FROM));
        Granted granted = permits.grant(new Grant(file.reference(), file.owner(), answers.get(MARK),
                answers.get(POSTCODE), first, ApprovalFields.vehicle(decision.details()), noSpace(answers),
                file.contact().email(), file.contact().language()));
        return List.of(letters.approval(file, decision, granted));
    }

    private static @Nullable NoSpace noSpace(Answers answers) {
        return answers.of(SPACE)
                .map(space -> switch (space) {
                    case NONE_BELONGS -> NoSpace.NONE_BELONGS;
                    case NONE_TO_RENT -> NoSpace.NONE_TO_RENT;
                    case AVAILABLE -> throw new IllegalStateException("refused when it was answered");
                })
                .orElse(null);
    }

    /** Whether the office has to read the papers for the price, before it decides. */
    @Override
    public Map<String, Object> officeFacts(CaseFile file) {
        LocalDate first = FirstDay.of(file.answers().get(START), form.today()).of(file.answers().get(START).atDay(1));
        return file.state().isOpen() && permits.price(first) instanceof Price.ByWeight
                ? Map.of("parking-approval.fact.price", Phrase.of("parking-approval.office.by-weight"))
                : Map.of();
    }

    @Override
    public Map<String, Object> facts(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (file.decided() == null && file.dueOn() != null) {
            facts.put("parking-approval.fact.answer-until", file.dueOn());
        }
        permits.of(file.reference()).ifPresent(granted -> {
            facts.put("parking-approval.fact.permit", granted.reference());
            facts.put("parking-approval.fact.from", granted.from());
            facts.put("parking-approval.fact.price", granted.fee().toString());
        });
        Decision decision = file.decided();
        Weighed vehicle = decision == null ? null : ApprovalFields.vehicle(decision.details());
        if (vehicle != null) {
            facts.put("parking-approval.fact.vehicle", Phrase.of("parking-approval.fact.vehicle."
                    + ChoiceField.valueOf(vehicle.drive()), Integer.toString(vehicle.kilograms())));
        }
        return facts;
    }

    /** The permit is paid, printed, changed and given back on its own page. */
    @Override
    public List<CaseAction> actions(CaseFile file) {
        return permits.of(file.reference())
                .map(granted -> new CaseAction("parking-approval.action." + (granted.unpaid() ? "pay" : "permit"),
                        "/parking-permit/requests/" + granted.reference()))
                .stream()
                .toList();
    }

    /** Until the office has decided, a day permit helps. */
    @Override
    public List<CaseAction> nextServices(CaseFile file) {
        return file.state() == CaseState.HANDED_IN
                ? List.of(new CaseAction("parking-approval.next.day", "/parking-permit/day"))
                : List.of();
    }

    /** {2} the day that counts now: from when on it is granted, or until when the office answers. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        LocalDate due = file.dueOn() == null ? LocalDate.ofInstant(file.handedInAt(), ZURICH) : file.dueOn();
        return List.of(permits.of(file.reference()).map(Granted::from).orElse(due));
    }
}
