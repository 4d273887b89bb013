package ch.meinkonto.ops.simulators.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.EventReport;
import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveResponse;
import ch.meinkonto.ops.ech.PersonMoveResponse.Allowed;
import ch.meinkonto.ops.ech.PersonMoveResponse.RelatedPerson;
import ch.meinkonto.ops.ech.RegisterEvent;
import ch.meinkonto.ops.ech.SchemaSet;
import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.residents.Correspondence.RefusedMessage;

/** The resident register over HTTP; its messages against the published schemas, too, where {@code ECH_SCHEMAS} names them. */
class ResidentApiTests {
    private static final String SCHEMAS = System.getenv().getOrDefault("ECH_SCHEMAS", "");
    private static final EchMessages MESSAGES = new EchMessages(
            SCHEMAS.isEmpty() ? SchemaSet.none() : SchemaSet.in(Path.of(SCHEMAS)));

    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data, "--meinkonto.registers.schemas=" + SCHEMAS);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void tellsWhoMayMoveAndWhoMayMoveAlong() {
        PersonMoveResponse answer = ask(resident(0).identification());

        assertThat(answer.known()).isTrue();
        assertThat(answer.allowed()).isEqualTo(Allowed.YES);
        assertThat(answer.permit()).isEqualTo(resident(0).permit()).isNotNull();
        assertThat(answer.related()).extracting(RelatedPerson::person).containsExactly(resident(1).identification(),
                resident(2).identification(), resident(3).identification());
    }

    @Test
    void leavesAGrownChildToReportItsOwnMove() {
        assertThat(ask(resident(7).identification()).related()).isEmpty();
        assertThat(ask(resident(8).identification()).allowed()).isEqualTo(Allowed.YES);
        assertThat(ask(resident(8).identification()).related()).isEmpty();
    }

    @Test
    void sendsPeopleToTheCounterWithoutSayingWhy() {
        // A child; permits N and S; an information block; a deputyship.
        for (int index : new int[]{2, 19, 29, 39, 49}) {
            PersonMoveResponse answer = ask(resident(index).identification());

            assertThat(answer).as("resident %d", index).isEqualTo(new PersonMoveResponse(ResidentRegister.CITY, true,
                    resident(index).identification(), Allowed.NO, null, List.of(), List.of(),
                    PersonMoveResponse.ReportedMove.NONE));
        }
    }

    @Test
    void knowsNobodyByHalf() {
        PersonIdentification person = resident(4).identification();

        assertThat(ask(TestReports.changed(person, true, "Anders")).known()).isFalse();
        assertThat(ask(TestReports.changed(person, false, "Anders")).known()).isFalse();
        assertThat(ask(TestReports.changed(person, false, person.officialName().toUpperCase())).known()).isTrue();
    }

    @Test
    void entersAMoveAndConfirmsItOnceHoweverOftenItIsReported() {
        byte[] report = MESSAGES.write(TestReports.moveWithin(resident(60).identification()));
        int notes = simulators.bean(Correspondence.class).news().size();

        Answer first = post(report);
        Answer second = post(report);

        assertThat(((EventReport) message(first)).positive()).isTrue();
        assertThat(second.raw().body()).isEqualTo(first.raw().body());
        assertThat(simulators.bean(Correspondence.class).news()).hasSizeLessThanOrEqualTo(notes + 1);
        assertThat(simulators.get("/registers/residents?from=60").raw().body()).contains("Neubauweg 1, 8005 Zürich",
                "eCH-0194 Within");
    }

    @Test
    void forgetsWhoHasLeft() {
        PersonIdentification person = resident(65).identification();

        EventReport receipt = (EventReport) message(post(MESSAGES.write(TestReports.moveOut(person))));

        assertThat(receipt.positive()).isTrue();
        assertThat(receipt.header().references().yours()).isEqualTo("case-1");
        assertThat(ask(person)).isEqualTo(PersonMoveResponse.unknown(ResidentRegister.CITY));
        assertThat(ask(resident(66).identification()).related()).isEmpty();
        EventReport again = (EventReport) message(post(MESSAGES.write(TestReports.moveOut(person))));
        assertThat(again.positive()).isFalse();
    }

    @Test
    void entersNoReportOfWhoHasToComeToTheCounter() {
        EventReport receipt = (EventReport) message(
                post(MESSAGES.write(TestReports.moveWithin(resident(39).identification()))));

        assertThat(receipt.positive()).isFalse();
        assertThat(receipt.header().action()).isEqualTo(Action.NEGATIVE_REPORT);
        assertThat(receipt.persons().getFirst().infos().getFirst().german()).isEqualTo("nur am Schalter möglich");
    }

    @Test
    void entersTheMoveOfAChildAndTellsItNoMoreWithItsOldHousehold() {
        assertThat(ask(resident(100).identification()).related()).extracting(RelatedPerson::person)
                .contains(resident(102).identification());

        EventReport receipt = (EventReport) message(
                post(MESSAGES.write(TestReports.moveWithin(resident(102).identification()))));

        assertThat(receipt.positive()).isTrue();
        assertThat(ask(resident(100).identification()).related()).extracting(RelatedPerson::person)
                .containsExactly(resident(101).identification(), resident(103).identification());
    }

    @Test
    void letsNobodyArriveUnderTheNumberOfSomebodyElse() {
        // Number 39 has an information block; number 95 may move. Neither is called so.
        for (int index : new int[]{39, 95}) {
            PersonIdentification other = TestReports.changed(resident(index).identification(), true, "Anders");

            EventReport receipt = (EventReport) message(post(MESSAGES.write(TestReports.arrival(other))));

            assertThat(receipt.positive()).as("resident %d", index).isFalse();
            assertThat(receipt.persons().getFirst().infos().getFirst().german()).isEqualTo("hier nicht gemeldet");
            assertThat(ask(other).known()).isFalse();
            assertThat(ask(resident(index).identification()).known()).isTrue();
        }
        assertThat(simulators.get("/registers/residents?from=95").raw().body())
                .doesNotContain("Neubauweg 1, 8005 Zürich");
    }

    @Test
    void knowsANewcomerByTheNameTheyArrivedUnder() {
        PersonIdentification newcomer = TestReports.newcomer();
        assertThat(((EventReport) message(post(MESSAGES.write(TestReports.arrival(newcomer))))).positive()).isTrue();

        EventReport other = (EventReport) message(
                post(MESSAGES.write(TestReports.arrival(TestReports.changed(newcomer, true, "Anders")))));

        assertThat(other.positive()).isFalse();
        assertThat(ask(newcomer).known()).isTrue();
        assertThat(((EventReport) message(post(MESSAGES.write(TestReports.arrival(newcomer))))).positive()).isTrue();
    }

    @Test
    void takesEventsOfOtherRegisters() {
        PersonIdentification person = resident(74).identification();
        EchMessage move = TestReports.event(new RegisterEvent.Move(person, ResidentRegister.CITY,
                TestReports.NEW_HOME));
        EchMessage elsewhere = TestReports.event(new RegisterEvent.Move(person, TestReports.USTER,
                TestReports.NEW_HOME));

        assertThat(((EventReport) message(post(MESSAGES.write(move)))).positive()).isTrue();
        assertThat(((EventReport) message(post(MESSAGES.write(elsewhere)))).positive()).isFalse();
        assertThat(simulators.get("/registers/residents?from=74").raw().body()).contains("Neubauweg 1, 8005 Zürich");
    }

    @Test
    void takesAReceiptWithoutAnAnswer() {
        EventReport receipt = (EventReport) message(
                post(MESSAGES.write(TestReports.moveWithin(resident(80).identification()))));

        assertThat(post(MESSAGES.write(receipt)).status()).isEqualTo(202);
    }

    @Test
    void refusesBrokenMessagesAndKeepsThemByteByByte() {
        byte[] sound = MESSAGES.write(TestReports.moveOut(resident(90).identification()));
        List<byte[]> broken = IntStream.range(0, 60)
                .mapToObj(cut -> Arrays.copyOf(sound, sound.length * cut / 60)).toList();

        for (byte[] message : broken) {
            Answer answer = post(message);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("reason").asString()).isEqualTo("NOT_XML");
            assertThat(answer.json().has("place")).isTrue();
        }
        List<RefusedMessage> kept = simulators.bean(Correspondence.class).refused().subList(0, 60).reversed();
        assertThat(kept).extracting(RefusedMessage::body).containsExactlyElementsOf(broken);
        assertThat(ask(resident(90).identification()).known()).isTrue();
        assertThat(simulators.get("/registers/residents").raw().body()).contains("NOT_XML");
    }

    @Test
    void refusesWhatIsTooLargeAndWhatHasADocumentType() {
        Answer large = post(new byte[EchMessages.MOST_BYTES + 1]);
        Answer entity = post("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"
                .getBytes(StandardCharsets.UTF_8));

        assertThat(simulators.get("/registers/residents").raw().body()).contains("DOCTYPE", "TOO_LARGE",
                "<td>" + (EchMessages.MOST_BYTES + 1) + "</td>", "&lt;!DOCTYPE a [&lt;!ENTITY x")
                .doesNotContain("<!DOCTYPE a ");
        assertThat(large.status()).isEqualTo(413);
        assertThat(entity.json().get("reason").asString()).isEqualTo("DOCTYPE");
    }

    @Test
    void keepsNoMoreRefusedMessagesThanFitInMemory() {
        Correspondence correspondence = new Correspondence();
        for (int n = 0; n < 300; n++) {
            correspondence.keep(new RefusedMessage("now", "NOT_XML", new byte[1]));
        }
        assertThat(correspondence.refused()).hasSize(200);

        for (int n = 0; n < 10; n++) {
            correspondence.keep(new RefusedMessage("now", "TOO_LARGE", new byte[EchMessages.MOST_BYTES + 1]));
        }
        assertThat(correspondence.refused().stream().mapToLong(message -> message.body().length).sum())
                .isLessThanOrEqualTo(4 << 20).isGreaterThan(EchMessages.MOST_BYTES);
    }

    private static Resident resident(int index) {
        return simulators.bean(Population.class).resident(index);
    }

    private static PersonMoveResponse ask(PersonIdentification person) {
        EchMessage question = TestReports.question(person);
        MoveDelivery answer = (MoveDelivery) message(post(MESSAGES.write(question)));
        assertThat(answer.header().references().answered()).isEqualTo(question.header().references().message());
        assertThat(answer.header().action()).isEqualTo(Action.RESPONSE);
        return (PersonMoveResponse) answer.message();
    }

    private static Answer post(byte[] message) {
        return simulators.send(simulators.register("/registers/residents/api/messages")
                .header("Content-Type", "application/xml").POST(BodyPublishers.ofByteArray(message)));
    }

    private static EchMessage message(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return MESSAGES.read(answer.raw().body().getBytes(StandardCharsets.UTF_8));
    }
}
