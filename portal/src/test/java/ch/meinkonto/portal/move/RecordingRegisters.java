package ch.meinkonto.portal.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.SchemaSet;

/** The registers of residents, dwellings and cards in memory; they can be away, and the first one can refuse. */
public final class RecordingRegisters implements ResidentRegister, DwellingRegister, InsuranceRegister {
    private final Map<Ahvn13, Answer> people = new ConcurrentHashMap<>();
    private final List<Dwelling> dwellings = new CopyOnWriteArrayList<>();
    private final Map<InsuranceCardNumber, Ahvn13> cards = new ConcurrentHashMap<>();
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger taking = new AtomicInteger();
    private final Map<String, LandlordReport> landlords = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile @Nullable String refusal;

    /** The registers of every test of the whole portal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        RecordingRegisters recordingRegisters() {
            return new RecordingRegisters();
        }
    }

    /** Registers with a family in them who moves, two who may move along, and somebody for the counter; a house with a dwelling. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Examples {
        @Bean
        @Primary
        RecordingRegisters exampleRegisters() {
            RecordingRegisters registers = new RecordingRegisters();
            registers.knows(TestMoves.citizen("Anna"), TestMoves.citizen("Tim"), TestMoves.citizen("Lea"));
            registers.sendsToTheCounter(TestMoves.citizen("Bea"));
            registers.lists(TestMoves.DWELLING);
            return registers;
        }
    }

    void knows(RegisteredPerson person, RegisteredPerson... household) {
        people.put(numberOf(person), new Answer.MayReport(person, List.of(household)));
    }

    void sendsToTheCounter(RegisteredPerson person) {
        people.put(numberOf(person), new Answer.AtTheCounter());
    }

    void lists(Dwelling dwelling) {
        if (!dwellings.contains(dwelling)) {
            dwellings.add(dwelling);
        }
    }

    void insures(InsuranceCardNumber card, RegisteredPerson holder) {
        cards.put(card, numberOf(holder));
    }

    /** A landlord has reported that a dwelling is let. */
    void isLetBy(Dwelling dwelling, String landlord) {
        reports(dwelling, new LandlordReport(dwelling.key(), landlord, null));
    }

    /** What is told when it is asked who lets a dwelling. */
    void reports(Dwelling dwelling, LandlordReport report) {
        landlords.put(dwelling.key(), report);
    }

    void setAway(boolean away) {
        this.away = away;
    }

    boolean isThere() {
        return !away;
    }

    void refuseWith(@Nullable String words) {
        this.refusal = words;
    }

    /** Takes some messages, then refuses. */
    void refuseAfter(int taken, String words) {
        taking.set(taken);
        refusal = words;
    }

    /** What came about a case, oldest first. */
    List<EchMessage> received(String reference) {
        EchMessages messages = new EchMessages(SchemaSet.none());
        return received.stream()
                .map(messages::read)
                .filter(message -> reference.equals(message.header().references().ours()))
                .toList();
    }

    /** The same, byte by byte. */
    List<byte[]> receivedBytes() {
        return new ArrayList<>(received);
    }

    void calm() {
        away = false;
        refusal = null;
        taking.set(0);
        landlords.clear();
    }

    @Override
    public Answer ask(PersonIdentification person) {
        mustBeThere();
        Ahvn13 number = person.ahvn13();
        return number == null ? new Answer.Unknown() : people.getOrDefault(number, new Answer.Unknown());
    }

    @Override
    public Receipt send(String number, byte[] content) {
        mustBeThere();
        received.add(content);
        String words = refusal;
        return words == null || taking.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? new Receipt.Taken()
                : new Receipt.Refused(words);
    }

    @Override
    public Optional<Dwelling> byOfficialNumber(String number) {
        mustBeThere();
        return dwellings.stream().filter(dwelling -> dwelling.officialNumber().equals(number)).findFirst();
    }

    @Override
    public List<Dwelling> at(String street, String house) {
        mustBeThere();
        return dwellings.stream()
                .filter(dwelling -> dwelling.street().equalsIgnoreCase(street) && dwelling.house().equals(house))
                .toList();
    }

    @Override
    public Optional<LandlordReport> reportOf(Dwelling dwelling) {
        mustBeThere();
        return Optional.ofNullable(landlords.get(dwelling.key()));
    }

    @Override
    public Optional<Cover> coverOf(InsuranceCardNumber card, Ahvn13 holder) {
        mustBeThere();
        return Optional.ofNullable(cards.get(card)).filter(holder::equals).map(owner -> new Cover("Musterkasse", true));
    }

    private void mustBeThere() {
        if (away) {
            throw new RegisterAway("away");
        }
    }

    private static Ahvn13 numberOf(RegisteredPerson person) {
        Ahvn13 number = person.identification().ahvn13();
        if (number == null) {
            throw new IllegalArgumentException("people in tests have a number");
        }
        return number;
    }
}
