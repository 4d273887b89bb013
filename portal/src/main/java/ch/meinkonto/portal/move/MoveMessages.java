package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.ech.ContactData;
import ch.meinkonto.ops.ech.Country;
import ch.meinkonto.ops.ech.Destination;
import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.DwellingIdentification;
import ch.meinkonto.ops.ech.DwellingNumber;
import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.Housing;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.MoveDestination;
import ch.meinkonto.ops.ech.Municipality;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;
import ch.meinkonto.ops.ech.Place;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.RegisterDelivery;
import ch.meinkonto.ops.ech.RegisterEvent;
import ch.meinkonto.ops.ech.SwissAddress;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.Goal;
import ch.meinkonto.portal.move.MoveFields.Tenure;

/** Writes what the residents register must learn of a move: one message or two for each who moves. */
@Component
class MoveMessages {
    private static final String CITY = "Zürich";
    private static final Municipality ZURICH = HttpResidentRegister.CITY;

    private final Envelopes envelopes;
    private final EchMessages messages;

    MoveMessages(Envelopes envelopes, MoveSettings settings) {
        this.envelopes = envelopes;
        this.messages = settings.messages();
    }

    /**
     * A message as it will travel.
     *
     * @param number its number
     * @param subject what it tells of whom, the same whenever the case is decided anew
     * @param content its bytes
     */
    record Written(String number, String subject, byte[] content) {}

    /** What is said, before it has an envelope. */
    private sealed interface Said {
        record Move(String subject, PlatformMove report) implements Said {}

        record Event(String subject, RegisterEvent event) implements Said {}

        String subject();
    }

    /**
     * All messages of a case, in their order; the last one closes it.
     *
     * @param done subjects the register has already, which are left out
     */
    List<Written> of(String reference, Answers answers, List<String> done) {
        List<Said> said = new ArrayList<>();
        List<RegisteredPerson> movers = MoversFields.movers(answers);
        for (int index = 0; index < movers.size(); index++) {
            said.addAll(about(index, movers.get(index).identification(), answers));
        }
        said.removeIf(each -> done.contains(each.subject()));
        List<Written> written = new ArrayList<>();
        for (int index = 0; index < said.size(); index++) {
            written.add(write(reference, said.get(index), answers.get(MoveFields.DAY), index == said.size() - 1));
        }
        return written;
    }

    private Written write(String reference, Said said, LocalDate day, boolean last) {
        EchMessage message = switch (said) {
            case Said.Move move -> new MoveDelivery(envelopes.report(Envelopes.MOVE, reference, day, last),
                    move.report());
            case Said.Event event -> new RegisterDelivery(
                    envelopes.report(Envelopes.REGISTER_EVENT, reference, day, last), null, event.event());
        };
        return new Written(message.header().references().message(), said.subject(), messages.write(message));
    }

    /** How many messages tell of one person; the last part of their subject is the person's place among those who move. */
    static int ofEach(Direction direction) {
        return switch (direction) {
            case WITHIN, OUT -> 1;
            // The arrival, then the address.
            case IN -> 2;
        };
    }

    private static List<Said> about(int index, PersonIdentification person, Answers answers) {
        ContactData contact = new ContactData(answers.get(MoveFields.PHONE), answers.get(MoveFields.MAIL));
        LocalDate day = answers.get(MoveFields.DAY);
        return switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN -> List.of(new Said.Move("within-" + index, new PlatformMove.Within(person, contact, List.of(),
                    List.of(), newAddress(answers), new ReportedMove(null, null, dwelling(answers), null, null))));
            case OUT -> List.of(departure(index, person, contact, answers, day));
            case IN -> List.of(
                    new Said.Move("in-" + index, new PlatformMove.In(person, contact, List.of(), List.of(),
                            new ReportedMove(null, housing(answers), dwelling(answers), day,
                                    MoversFields.INSURANCES.get(index).check(answers)))),
                    new Said.Move("address-" + index, new PlatformMove.InAddress(person, newAddress(answers))));
        };
    }

    /** eCH-0194 knows Swiss municipalities with their number alone; for the rest there is the event of eCH-0020. */
    private static Said departure(int index, PersonIdentification person, ContactData contact, Answers answers,
            LocalDate day) {
        if (answers.is(MoveFields.GOAL, Goal.ABROAD)) {
            Country country = new Country(null, null, answers.get(MoveFields.COUNTRY));
            return event(index, person, day, new Place.Abroad(country, answers.get(MoveFields.FOREIGN_TOWN)));
        }
        String town = answers.get(MoveFields.GOAL_TOWN);
        Optional<Integer> number = answers.of(MoveFields.MUNICIPALITY);
        if (number.isEmpty()) {
            return event(index, person, day, new Place.SwissTown(new Municipality(null, town, null, null)));
        }
        SwissAddress address = SwissAddress.of(answers.get(MoveFields.GOAL_STREET), answers.get(MoveFields.GOAL_HOUSE),
                answers.get(MoveFields.GOAL_POSTCODE), town);
        MoveDestination destination = new MoveDestination(ZURICH,
                new Municipality(new BfsNumber(number.get()), town, null, null),
                new DwellingAddress(null, null, address, DwellingAddress.Household.PRIVATE, day), day);
        return new Said.Move("out-" + index, new PlatformMove.Out(person, contact, destination, List.of()));
    }

    private static Said event(int index, PersonIdentification person, LocalDate day, Place place) {
        return new Said.Event("out-" + index,
                new RegisterEvent.MoveOut(person, ZURICH, day, new Destination(place, null)));
    }

    private static DwellingAddress newAddress(Answers answers) {
        LocalDate day = answers.get(MoveFields.DAY);
        return MoveForm.dwelling(answers)
                .map(listed -> new DwellingAddress(new DwellingNumber(listed.egid(), listed.ewid()), null,
                        SwissAddress.of(listed.street(), listed.house(), listed.postcode(), listed.town()),
                        DwellingAddress.Household.PRIVATE, day))
                .orElseGet(() -> new DwellingAddress(null, null,
                        SwissAddress.of(answers.get(MoveFields.NEW_STREET), answers.get(MoveFields.NEW_HOUSE),
                                answers.get(MoveFields.NEW_POSTCODE), CITY),
                        DwellingAddress.Household.PRIVATE, day));
    }

    private static DwellingIdentification dwelling(Answers answers) {
        return MoveForm.dwelling(answers)
                .<DwellingIdentification>map(listed -> new DwellingIdentification.Registered(
                        new DwellingNumber(listed.egid(), listed.ewid())))
                .orElseGet(() -> new DwellingIdentification.Described(answers.get(MoveFields.FLOOR),
                        answers.of(MoveFields.POSITION).orElse(null)));
    }

    private static Housing housing(Answers answers) {
        Tenure tenure = answers.get(MoveFields.TENURE);
        Housing.Situation situation = switch (tenure) {
            case OWNER -> Housing.Situation.OWNER;
            case TENANT -> Housing.Situation.TENANT;
            case SUBTENANT -> Housing.Situation.SUBTENANT;
        };
        return new Housing(situation, tenure == Tenure.OWNER ? null : answers.get(MoveFields.LANDLORD), null);
    }
}
