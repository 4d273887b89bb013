package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.InsuranceCheck;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.RegisterDelivery;
import ch.meinkonto.ops.ech.SchemaSet;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What is accepted reaches the register once, whatever happens to it on the way. */
@PortalTest
class SendMessagesTests {
    private static final String SCHEMAS = System.getenv().getOrDefault("ECH_SCHEMAS", "");

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private SendMessages sender;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
        registers.lists(TestMoves.DWELLING);
        sender.send();
        events.clear();
    }

    @AfterEach
    void calm() {
        registers.calm();
        clock.reset();
    }

    @Test
    void sendsOneMessageForEachWhoMovesAndClosesTheCaseWithTheLast() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna, citizen("Tim"));
        Browser resident = TestMoves.resident(pages, "send-1");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(TestMoves.APPLY + "/along-one", "along-one", "moves");
        String reference = handIn(resident);
        sender.send();
        List<EchMessage> received = registers.received(reference);
        assertThat(received).hasSize(2)
                .allSatisfy(message -> assertThat(message.header().references().process())
                        .isEqualTo("EUMZUG-" + reference));
        assertThat(received.getFirst().header().caseClosed()).isFalse();
        assertThat(received.getLast().header().caseClosed()).isTrue();
        assertThat(((MoveDelivery) received.getFirst()).message()).isInstanceOfSatisfying(PlatformMove.Within.class,
                within -> {
                    assertThat(within.person()).isEqualTo(anna.identification());
                    assertThat(within.address().dwelling()).isNotNull();
                    assertThat(within.contact().phone()).isEqualTo("0444121111");
                    assertThat(within.contact().mail()).isEqualTo("anna@example.ch");
                });
        sender.send();
        assertThat(registers.received(reference)).hasSize(2);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("2 von 2");
    }

    @Test
    void losesNothingWhileTheRegisterIsAway() {
        Browser resident = TestMoves.resident(pages, "send-2");
        String reference = within(resident);
        registers.setAway(true);
        sender.send();
        clock.move(Duration.ofHours(2));
        sender.send();
        assertThat(registers.received(reference)).isEmpty();
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Bewilligt", "0 von 1");
        registers.setAway(false);
        sender.send();
        assertThat(registers.received(reference)).as("it waits a while first").isEmpty();
        clock.move(Duration.ofHours(2));
        sender.send();
        assertThat(registers.received(reference)).hasSize(1);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("1 von 1");
    }

    @Test
    void aNegativeReceiptOpensTheCaseForTheOfficeAndIsSentAnewWhenItGrants() {
        Browser resident = TestMoves.resident(pages, "send-3");
        String reference = within(resident);
        registers.refuseWith("hier nicht gemeldet");
        sender.send();
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Eingereicht", "hier nicht gemeldet",
                "antwortet bis 26.11.2026", "Zur Prüfung zurück an das Amt");
        assertThat(events.of(EventAction.CASE_CHANGE)).contains(
                CaseEvent.changed(reference, "move", "granted", "handed_in"));
        registers.calm();
        sender.send();
        assertThat(registers.received(reference)).as("what is refused is not repeated").hasSize(1);
        TestOffice.grant(pages, reference);
        sender.send();
        List<EchMessage> received = registers.received(reference);
        assertThat(received).hasSize(2);
        assertThat(received.getFirst().header().references().message())
                .isNotEqualTo(received.getLast().header().references().message());
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Bewilligt", "1 von 1")
                .doesNotContain("hier nicht gemeldet");
    }

    @Test
    void whatTheRegisterHasEnteredIsNotToldTwiceAndCannotBeWithdrawn() {
        Browser resident = TestMoves.resident(pages, "send-4");
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna, citizen("Tim"));
        answerWithin(resident, anna, "1.12.2026");
        resident.post(TestMoves.APPLY + "/along-one", "along-one", "moves");
        String reference = handIn(resident);
        registers.refuseAfter(1, "nur am Schalter möglich");
        sender.send();
        assertThat(text(resident.get("/move/requests/" + reference)))
                .contains("1 von 2: Anna Muster", "nur am Schalter möglich")
                .doesNotContain("id=\"withdraw\"");
        registers.calm();
        TestOffice.grant(pages, reference);
        sender.send();
        assertThat(registers.received(reference)).hasSize(3);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("2 von 2");
    }

    @Test
    void whatIsWithdrawnIsNotSentAnyMore() {
        Browser resident = TestMoves.resident(pages, "send-5");
        String reference = within(resident);
        registers.refuseWith("hier nicht gemeldet");
        sender.send();
        registers.calm();
        resident.post("/move/requests/" + reference + "/withdraw");
        clock.move(Duration.ofHours(2));
        sender.send();
        assertThat(registers.received(reference)).hasSize(1);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Zurückgezogen");
    }

    @Test
    void announcesAnArrivalAndThenItsAddress() {
        Browser resident = TestMoves.resident(pages, "send-6");
        String reference = TestArrivals.handIn(resident, registers, payments);
        sender.send();
        assertThat(registers.received(reference)).as("not before the office has looked").isEmpty();
        TestOffice.decide(TestOffice.worker(pages, "send-carla", reference), reference, "granted");
        TestOffice.agree(pages, "send-leo", reference);
        sender.send();
        List<EchMessage> received = registers.received(reference);
        assertThat(received).hasSize(4);
        assertThat(((MoveDelivery) received.getFirst()).message()).isInstanceOfSatisfying(PlatformMove.In.class,
                in -> assertThat(in.arrival().insurance()).isNotNull()
                        .returns(InsuranceCheck.Result.YES, InsuranceCheck::result)
                        .returns("Musterkasse", InsuranceCheck::insurer));
        assertThat(((MoveDelivery) received.get(1)).message()).isInstanceOf(PlatformMove.InAddress.class);
        assertThat(((MoveDelivery) received.get(2)).message()).isInstanceOfSatisfying(PlatformMove.In.class,
                in -> assertThat(in.arrival().insurance()).isNotNull()
                        .returns(InsuranceCheck.Result.UNKNOWN, InsuranceCheck::result));
    }

    @Test
    void tellsADepartureAbroadAsAnEventBetweenRegisters() {
        Browser resident = TestMoves.resident(pages, "send-7");
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        TestMoves.identify(resident, "out", anna);
        resident.post(TestMoves.APPLY + "/day", "day", "1.12.2026");
        resident.post(TestMoves.APPLY + "/goal", "goal", "abroad");
        resident.post(TestMoves.APPLY + "/abroad", "country", "Italien", "foreign-town", "Como");
        TestMoves.reach(resident);
        String reference = handIn(resident);
        TestOffice.grant(pages, reference);
        sender.send();
        assertThat(registers.received(reference)).singleElement().isInstanceOf(RegisterDelivery.class);
    }

    @Test
    void everyMessageAgreesWithThePublishedSchemas() {
        EchMessages messages = new EchMessages(SCHEMAS.isEmpty() ? SchemaSet.none() : SchemaSet.in(Path.of(SCHEMAS)));
        Browser resident = TestMoves.resident(pages, "send-8");
        within(resident);
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        TestMoves.answerOut(resident, anna, "Winterthur");
        handIn(resident);
        tellsADepartureAbroadAsAnEventBetweenRegisters();
        announcesAnArrivalAndThenItsAddress();
        sender.send();
        assertThat(registers.receivedBytes()).hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(bytes -> assertThat(messages.write(messages.read(bytes))).isEqualTo(bytes));
    }

    private String within(Browser resident) {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        answerWithin(resident, anna, "1.12.2026");
        return handIn(resident);
    }
}
