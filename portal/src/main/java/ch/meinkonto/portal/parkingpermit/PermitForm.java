package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.parkingpermit.PermitFields.HOLDER;
import static ch.meinkonto.portal.parkingpermit.PermitFields.OWNER;
import static ch.meinkonto.portal.parkingpermit.PermitFields.PLATE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.POSTCODE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.PROOF;
import static ch.meinkonto.portal.parkingpermit.PermitFields.SPACE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.START;
import static ch.meinkonto.portal.parkingpermit.PermitFields.VEHICLE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.ZONE;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Question.Notice;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.Wording;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.parkingpermit.PermitFields.Space;
import ch.meinkonto.portal.parkingpermit.PermitOffers.Offer;

/** What is asked of who wants a permit for a year. */
@Component
class PermitForm {
    private final PermitOffers offers;
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final PrivateSpaceCondition condition;
    private final ReckoningInWords words;
    private final FormDefinition first;

    PermitForm(PermitOffers offers, ParkingPermits permits, ParkingPermitRules rules, PrivateSpaceCondition condition,
            ReckoningInWords words) {
        this.offers = offers;
        this.permits = permits;
        this.rules = rules;
        this.condition = condition;
        this.words = words;
        this.first = new FormDefinition(ParkingPermitService.NAME, 1,
                List.of(vehicle(), parking(), space(), declaration()), PermitFields.KNOWN);
    }

    /** The form in force. */
    FormDefinition newest() {
        return first;
    }

    private Section vehicle() {
        return Section.of("vehicle",
                Question.of("plate", PLATE).learning(PermitForm::readPlate).checking(this::checkPlate));
    }

    /** In its one written form. A zone in which the vehicle is not registered is asked for again. */
    private static Answers readPlate(Answers answers) {
        NumberPlate plate = PermitAnswers.at(PLATE, () -> NumberPlate.of(answers.get(PLATE)));
        Answers read = answers.with(PLATE, plate.toString());
        boolean elsewhere = read.of(POSTCODE).filter(zone -> !PermitFields.finding(read).allows(zone)).isPresent();
        return elsewhere ? read.without(POSTCODE).without(ZONE) : read;
    }

    private void checkPlate(Answers answers) {
        if (offers.areOfThisYearAlone()) {
            mustBeFree(PLATE, answers, offers.today().getYear());
        }
    }

    private Section parking() {
        ChoiceField<YearMonth> start = ChoiceField.among(START.name(), this::months, START.reader(), START.writer());
        TextField<String> postcode = POSTCODE.suggesting(() -> rules.zonesOn(offers.today())
                .stream()
                .map(zone -> new TextField.Suggestion(zone.postcode(), zone.name()))
                .toList());
        return Section.of("parking",
                Question.of("zone", postcode).learning(this::readZone).checking(this::checkZone),
                Question.of("start", start).checking(this::checkStart));
    }

    private Answers readZone(Answers answers) {
        ParkingZone zone = zone(() -> ParkingZone.postcodeOf(answers.get(POSTCODE)));
        return answers.with(POSTCODE, zone.postcode()).with(ZONE, zone.toString());
    }

    private void checkZone(Answers answers) {
        ParkingZone zone = zone(() -> answers.get(POSTCODE));
        if (!PermitFields.finding(answers).allows(zone.postcode())) {
            throw PermitAnswers.refused(POSTCODE, new ParkingPermitRejected(Reason.HOLDER_ELSEWHERE));
        }
    }

    private ParkingZone zone(Supplier<String> postcode) {
        return PermitAnswers.at(POSTCODE, () -> rules.zoneOf(postcode.get(), offers.today()));
    }

    /** Each month with its days and its price, as far as the vehicle is told. */
    private List<Choice> months(Answers answers) {
        return offers.all(PermitFields.finding(answers)).stream().map(this::choice).toList();
    }

    private Choice choice(Offer offer) {
        List<Object> facts = new ArrayList<>(
                List.of(offer.month(), offer.validity().from(), offer.validity().until()));
        if (offer.fee() == null) {
            return new Choice(offer.month().toString(), "open", facts);
        }
        facts.add(offer.fee().toString());
        WeightTariff.Reckoning reckoning = offer.reckoning();
        if (reckoning == null) {
            return new Choice(offer.month().toString(), "month", facts);
        }
        facts.add((Wording) language -> words.of(reckoning, language));
        return new Choice(offer.month().toString(), "by-weight", facts);
    }

    /** A month whose price nobody can tell cannot be bought; nor one of a year for which the plate has its permit. */
    private void checkStart(Answers answers) {
        YearMonth month = answers.get(START);
        PermitAnswers.at(START, () -> offers.price(month, PermitFields.finding(answers)));
        mustBeFree(START, answers, month.getYear());
        boolean requested = PermitFields.plate(answers)
                .filter(plate -> permits.ownerHasUnpaidRequest(answers.get(OWNER), plate, month.getYear()))
                .isPresent();
        if (requested) {
            throw PermitAnswers.refused(START, new ParkingPermitRejected(Reason.ALREADY_REQUESTED));
        }
    }

    private void mustBeFree(Field<?> field, Answers answers, int year) {
        if (PermitFields.plate(answers).filter(plate -> permits.plateHasActivePermit(plate, year)).isPresent()) {
            throw PermitAnswers.refused(field, new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT));
        }
    }

    private Section space() {
        return Section.of("space",
                Question.of("space", SPACE)
                        .when(condition::isAsked)
                        .noting(this::conditionInWords)
                        .checking(PermitForm::checkSpace),
                Question.of("proof", PROOF).when(condition::isAsked).noting(PermitForm::whatProves));
    }

    private Optional<Notice> conditionInWords(Answers answers) {
        Wording inWords = language -> condition.words(answers, language);
        return Optional.of(new Notice("parking-permit.notice.space", List.of(inWords)));
    }

    private static void checkSpace(Answers answers) {
        if (answers.is(SPACE, Space.AVAILABLE)) {
            throw PermitAnswers.refused(SPACE, new ParkingPermitRejected(Reason.SPACE_AVAILABLE));
        }
    }

    private static Optional<Notice> whatProves(Answers answers) {
        return answers.of(SPACE)
                .map(space -> new Notice("parking-permit.notice.proof." + ChoiceField.valueOf(space), List.of()));
    }

    /** The register of vehicles may have confirmed half of it. */
    private static Section declaration() {
        return Section.of("declaration",
                Question.of("declaration", HOLDER, VEHICLE)
                        .noting(answers -> Optional.of(new Notice(PermitFields.finding(answers).messageKey(),
                                List.of()))));
    }

    /** First day of a permit whose month was checked and paid: within the month, even if it was over when the money came. */
    static LocalDate firstDay(YearMonth month, LocalDate paidOn) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        if (paidOn.isBefore(first)) {
            return first;
        }
        return paidOn.isAfter(last) ? last : paidOn;
    }
}
