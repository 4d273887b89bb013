package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.DwellingWay;
import ch.meinkonto.portal.move.MoveFields.Tenure;
import ch.meinkonto.portal.move.ResidentRegister.Answer;
import ch.meinkonto.portal.move.ResidentRegister.Receipt;
import ch.meinkonto.portal.payment.TestPaymentProvider;

/** The registers over real HTTP, slow, wrong and away included; messages against the published schemas where they lie. */
class HttpRegistersTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneId.of("Europe/Zurich"));

    private static TestPaymentProvider simulators;
    private static MoveSettings settings;
    private static Population population;

    @BeforeAll
    static void start() throws Exception {
        simulators = TestPaymentProvider.start(CLOCK);
        settings = settings(TestPaymentProvider.REGISTERS_PASSWORD);
        population = simulators.bean(Population.class);
    }

    private static MoveSettings settings(String password) {
        return new MoveSettings(URI.create(simulators.url()), "mein-konto", password, Duration.ofSeconds(2),
                Duration.ofSeconds(2), "sedex://T1-261-2", "sedex://T1-261-1", true,
                TestPaymentProvider.HOLDER_KEY, 60, Duration.ofDays(365),
                System.getenv().getOrDefault("ECH_SCHEMAS", ""));
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void behave() throws Exception {
        for (String register : List.of("residents", "buildings", "insurance")) {
            conduct(register, "normal");
        }
    }

    private static HttpResidentRegister residents() {
        return new HttpResidentRegister(settings, new Envelopes(settings, CLOCK));
    }

    private static Resident resident(int index) {
        return population.resident(index);
    }

    @Test
    void tellsWhoMayReportAndWhoMayMoveAlong() {
        Answer answer = residents().ask(resident(0).identification());
        assertThat(answer).isInstanceOfSatisfying(Answer.MayReport.class, known -> {
            assertThat(known.person().identification()).isEqualTo(resident(0).identification());
            assertThat(known.person().foreigner()).isTrue();
            assertThat(known.household()).extracting(RegisteredPerson::identification).containsExactly(
                    resident(1).identification(), resident(2).identification(), resident(3).identification());
            assertThat(RegisteredPerson.readAll(RegisteredPerson.writeAll(known.household())))
                    .isEqualTo(known.household());
        });
    }

    @Test
    void tellsNothingMoreOfThoseWhoMustComeToTheCounter() {
        for (int index : new int[]{2, 19, 29, 39, 49}) {
            assertThat(residents().ask(resident(index).identification())).isEqualTo(new Answer.AtTheCounter());
        }
    }

    @Test
    void knowsNobodyByHalf() {
        var somebody = resident(4).identification();
        assertThat(residents().ask(MoversFields.identified(Objects.requireNonNull(somebody.ahvn13()), "Anders",
                somebody.firstNames(), somebody.sex(), resident(4).birth()))).isEqualTo(new Answer.Unknown());
    }

    @Test
    void handsOverAMoveOnceHoweverOftenItIsSent() {
        MoveMessages.Written message = within(resident(70));
        assertThat(residents().send(message.number(), message.content())).isEqualTo(new Receipt.Taken());
        assertThat(residents().send(message.number(), message.content())).isEqualTo(new Receipt.Taken());
    }

    @Test
    void bringsBackWhyAMessageIsRefused() {
        MoveMessages.Written blocked = within(resident(39));
        assertThat(residents().send(blocked.number(), blocked.content()))
                .isEqualTo(new Receipt.Refused("nur am Schalter möglich"));
        assertThat(residents().send("1", "<nonsense/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void believesNoAnswerToAnotherMessage() throws Exception {
        conduct("residents", "wrong");
        assertThatThrownBy(() -> residents().ask(resident(4).identification())).isInstanceOf(RegisterAway.class);
        MoveMessages.Written message = within(resident(80));
        assertThatThrownBy(() -> residents().send(message.number(), message.content()))
                .isInstanceOf(RegisterAway.class);
    }

    @Test
    void isAwayWhenTheRegistersAre() throws Exception {
        Dwelling reported = new HttpDwellingRegister(settings).byOfficialNumber("0061001").orElseThrow();
        for (String fault : List.of("broken", "unavailable")) {
            conduct("residents", fault);
            conduct("buildings", fault);
            conduct("insurance", fault);
            assertThatThrownBy(() -> residents().ask(resident(4).identification())).as(fault)
                    .isInstanceOf(RegisterAway.class);
            assertThatThrownBy(() -> new HttpDwellingRegister(settings).byOfficialNumber("0000701")).as(fault)
                    .isInstanceOf(RegisterAway.class);
            assertThatThrownBy(() -> new HttpDwellingRegister(settings).reportOf(reported)).as(fault)
                    .isInstanceOf(RegisterAway.class);
            assertThatThrownBy(() -> new HttpInsuranceRegister(settings).coverOf(card(10), numberOf(10))).as(fault)
                    .isInstanceOf(RegisterAway.class);
        }
        MoveSettings strangers = settings("wrong-password");
        assertThatThrownBy(() -> new HttpDwellingRegister(strangers).at("Probegasse", "1"))
                .isInstanceOf(RegisterAway.class);
    }

    @Test
    void waitsForNobodyTooLong() throws Exception {
        conduct("residents", "slow", 4000);
        assertThatThrownBy(() -> residents().ask(resident(4).identification())).isInstanceOf(RegisterAway.class);
    }

    @Test
    void findsDwellingsByNumberAndByAddress() {
        HttpDwellingRegister register = new HttpDwellingRegister(settings);
        Dwelling dwelling = register.byOfficialNumber(resident(0).home().officialNumber()).orElseThrow();
        assertThat(dwelling.egid()).isEqualTo(resident(0).home().building().egid());
        assertThat(dwelling.ewid()).isEqualTo(resident(0).home().ewid());
        assertThat(register.at(dwelling.street(), dwelling.house())).hasSize(6).contains(dwelling);
        assertThat(register.byOfficialNumber("9999999")).isEmpty();
        assertThat(register.at("Nirgendsweg & Co", "1")).isEmpty();
    }

    @Test
    void tellsWhoTheLandlordsSayLetsADwelling() {
        HttpDwellingRegister register = new HttpDwellingRegister(settings);
        Dwelling first = register.byOfficialNumber("0061001").orElseThrow();
        assertThat(register.reportOf(first)).contains(
                new LandlordReport(first.key(), "Baugenossenschaft Probe", null));
        Dwelling third = register.byOfficialNumber("0061003").orElseThrow();
        assertThat(register.reportOf(third)).as("nobody has reported it").isEmpty();
    }

    @Test
    void doesNotTakeADwellingForAnother() throws Exception {
        conduct("buildings", "wrong");
        assertThat(new HttpDwellingRegister(settings).at("Probegasse", "1")).isEmpty();
    }

    @Test
    void saysWhetherSomebodyIsInsuredAndNothingOfOthers() {
        HttpInsuranceRegister register = new HttpInsuranceRegister(settings);
        assertThat(register.coverOf(card(10), numberOf(10))).get().returns(true, InsuranceRegister.Cover::insured);
        assertThat(register.coverOf(card(13), numberOf(13))).get().returns(false, InsuranceRegister.Cover::insured);
        assertThat(register.coverOf(card(7), numberOf(7))).get().returns(false, InsuranceRegister.Cover::insured);
        assertThat(register.coverOf(card(10), numberOf(11))).as("somebody else's card").isEmpty();
        assertThat(register.coverOf(InsuranceCardNumber.of(1, 1), numberOf(1))).isEmpty();
    }

    private static InsuranceCardNumber card(int index) {
        return InsuranceCardNumber.of(1990 + index % 3, index);
    }

    private static Ahvn13 numberOf(int index) {
        return resident(index).ahvn13();
    }

    private static MoveMessages.Written within(Resident resident) {
        Answers answers = Answers.none()
                .with(MoveFields.DIRECTION, Direction.WITHIN)
                .with(MoveFields.SELF, new RegisteredPerson(resident.identification(), false))
                .with(MoveFields.DAY, LocalDate.of(2026, 12, 1))
                .with(MoveFields.DWELLING_WAY, DwellingWay.UNLISTED)
                .with(MoveFields.NEW_STREET, "Neubauweg")
                .with(MoveFields.NEW_HOUSE, "1")
                .with(MoveFields.NEW_POSTCODE, 8005)
                .with(MoveFields.FLOOR, "2")
                .with(MoveFields.TENURE, Tenure.OWNER)
                .with(MoveFields.PHONE, "0444121111")
                .with(MoveFields.MAIL, "a@example.ch");
        return new MoveMessages(new Envelopes(settings, CLOCK), settings).of("UM-2026-TEST", answers, List.of())
                .getFirst();
    }

    private static void conduct(String register, String kind) throws Exception {
        conduct(register, kind, 0);
    }

    private static void conduct(String register, String kind, int delayMillis) throws Exception {
        String client = settings.client() + ":" + settings.password();
        HttpRequest order = HttpRequest.newBuilder(URI.create(simulators.url() + "/registers/" + register + "/conduct"))
                .header("Authorization", "Basic "
                        + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"conduct\":\"" + kind + "\",\"delayMillis\":" + delayMillis + "}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        }
    }
}
