package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.parkingpermit.PermitFields.FROM;
import static ch.meinkonto.portal.parkingpermit.PermitFields.HOLDER;
import static ch.meinkonto.portal.parkingpermit.PermitFields.OWNER;
import static ch.meinkonto.portal.parkingpermit.PermitFields.PAID;
import static ch.meinkonto.portal.parkingpermit.PermitFields.PLATE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.POSTCODE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.START;
import static ch.meinkonto.portal.parkingpermit.PermitFields.VEHICLE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.ZONE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Wording;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.parkingpermit.PermitOffers.Offer;
import ch.meinkonto.portal.parkingpermit.PermitOffers.Prices;

/** The permit for a year, on the platform: paid, and with that handed in, granted by rule, and a permit that counts. */
@Component
class YearlyPermit implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final PermitForm form;
    private final PermitOffers offers;
    private final VehicleOfAnswers vehicles;
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final PrivateSpaceCondition condition;
    private final ReckoningInWords words;

    YearlyPermit(PermitForm form, PermitOffers offers, VehicleOfAnswers vehicles, ParkingPermits permits,
            ParkingPermitRules rules, PrivateSpaceCondition condition, ReckoningInWords words) {
        this.form = form;
        this.offers = offers;
        this.vehicles = vehicles;
        this.permits = permits;
        this.rules = rules;
        this.condition = condition;
        this.words = words;
    }

    @Override
    public CityService city() {
        return ParkingPermitService.SERVICE;
    }

    @Override
    public FormDefinition form() {
        return form.newest();
    }

    /** Four or six questions, one after the other. */
    @Override
    public boolean beginsWithTasks() {
        return false;
    }

    /**
     * {0} a whole year, {1} a month, {2} a year with an electric drive, empty where that makes no difference, {3} until when it can
     * be used, {4} who gets none because of a private space, empty where that does not matter.
     */
    @Override
    public List<Object> aboutFacts() {
        Prices prices = offers.today(offers.today());
        Money electric = prices.electric();
        return List.of(prices.year().toString(), prices.month().toString(),
                electric == null ? "" : electric.toString(), prices.usableUntil(), (Wording) condition::announced);
    }

    @Override
    public Answers knownOf(Resident resident) {
        return Answers.none().with(OWNER, resident.id());
    }

    /** The vehicle and its zone are mostly the same; the month is not, the register is asked anew, and so is what one declares. */
    @Override
    public Answers again(Answers earlier, int version, Resident resident) {
        return PermitFields.untold(migrated(earlier, version)).without(START).without(HOLDER).without(VEHICLE);
    }

    @Override
    public UnaryOperator<Answers> lookedUp(Question question, Map<String, List<String>> written, Answers before,
            Resident resident) {
        return vehicles.lookedUp(question, written, before, resident);
    }

    @Override
    public String referencePrefix() {
        return ParkingPermitService.PREFIX;
    }

    @Override
    public String subject(Answers answers) {
        return answers.of(PLATE).orElse("");
    }

    @Override
    public Optional<Money> fee(Answers answers) {
        return Optional.of(offers.price(answers.get(START), PermitFields.finding(answers)));
    }

    /** From when to when, for how many months, by which weight, and what the register of vehicles says. */
    @Override
    public List<Phrase> feeNotes(Answers answers) {
        VehicleFinding finding = PermitFields.finding(answers);
        Offer offer = offers.offer(answers.get(START), finding);
        Validity validity = offer.validity();
        List<Phrase> notes = new ArrayList<>();
        notes.add(Phrase.of("parking-permit.note.days", validity.from(), validity.until(),
                (Wording) language -> words.months(validity.startedMonths(), language)));
        WeightTariff.Reckoning reckoning = offer.reckoning();
        if (reckoning != null) {
            notes.add(Phrase.of("parking-permit.note.reckoning",
                    (Wording) language -> words.of(reckoning, language)));
        }
        notes.add(Phrase.of(finding.messageKey()));
        return notes;
    }

    /**
     * Decides when the money has come: the plate may have got another permit meanwhile. Everything else was checked when the
     * resident went to pay, and stays as it was.
     */
    @Override
    public Handling handle(Application application) {
        Answers answers = application.answers();
        NumberPlate plate = NumberPlate.of(answers.get(PLATE));
        LocalDate from = PermitForm.firstDay(answers.get(START),
                LocalDate.ofInstant(application.receivedAt(), ZURICH));
        permits.lockPlate(plate, from.getYear());
        if (permits.plateHasActivePermit(plate, from.getYear())) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        Money paid = Objects.requireNonNull(application.paid(), "a permit that cost nothing");
        return new Handling.GrantedByRule(Answers.none().with(FROM, from).with(PAID, paid.rappen()));
    }

    /** The permit counts from now on. Its paper is made when it is downloaded: each edition has its own. */
    @Override
    public List<NewDocument> decided(CaseFile file) {
        Answers answers = file.answers();
        Answers granted = Objects.requireNonNull(file.decided()).details();
        Validity validity = rules.startingOn(granted.get(FROM));
        ParkingPermitTariff tariff = rules.tariffOn(validity.from());
        ParkingPermit permit = new ParkingPermit(file.reference(), file.owner(), file.submission(),
                NumberPlate.of(answers.get(PLATE)), rules.zoneOf(answers.get(POSTCODE), validity.from()), validity,
                new Money(granted.get(PAID)), tariff.name(),
                new ParkingPermit.Contact(file.contact().email(), file.contact().language()),
                ParkingPermitState.ACTIVE, file.handedInAt(), file.handedInAt());
        ParkingPermit priced = tariff instanceof WeightTariff
                ? permit.pricedBy(PermitFields.finding(answers).priced())
                : permit;
        permits.add(priced.declaring(PermitFields.space(answers).orElse(null)));
        return List.of();
    }

    /** A permit has its own page, on which it can be changed and given back. */
    @Override
    public boolean listsByItself() {
        return true;
    }

    /** {2} plate, {3} zone, {4} first and {5} last day, {6} what was paid, {7} its year. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        Answers answers = file.answers();
        if (file.decided() == null) {
            return List.of(subject(answers));
        }
        Answers granted = file.decided().details();
        Validity validity = rules.startingOn(granted.get(FROM));
        return List.of(answers.get(PLATE), answers.of(ZONE).orElse(""), validity.from(), validity.until(),
                new Money(granted.get(PAID)).toString(), Integer.toString(validity.year()));
    }
}
