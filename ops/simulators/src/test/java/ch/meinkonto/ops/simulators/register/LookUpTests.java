package ch.meinkonto.ops.simulators.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;

/** The registers that answer in JSON, over HTTP. */
class LookUpTests {
    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void findsAHouseByStreetAndNumberByEgidAndByADwellingInIt() {
        JsonNode house = get("/buildings/api/buildings?street=mustergasse&house=3").json().get(0);

        assertThat(get("/buildings/api/buildings/" + house.get("egid").asInt()).json()).isEqualTo(house);
        JsonNode dwelling = house.get("dwellings").get(2);
        JsonNode found = get("/buildings/api/dwellings/" + dwelling.get("officialNumber").asString()).json();
        assertThat(found.get("egid")).isEqualTo(house.get("egid"));
        assertThat(found.get("dwellings").size()).isEqualTo(1);
        assertThat(found.get("dwellings").get(0)).isEqualTo(dwelling);
        assertThat(dwelling.get("ewid").asInt()).isEqualTo(3);
        assertThat(dwelling.get("floor").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotListANewBuildingAndSaysNoMoreThanItIsAsked() {
        assertThat(get("/buildings/api/buildings?street=Neubauweg&house=1").json().size()).isZero();
        assertThat(get("/buildings/api/buildings?street=Muster").json().size()).isEqualTo(20);
        assertThat(get("/buildings/api/buildings?street=M").status()).isEqualTo(400);
        assertThat(get("/buildings/api/buildings/1").status()).isEqualTo(404);
        assertThat(get("/buildings/api/dwellings/9999999").status()).isEqualTo(404);
    }

    @Test
    void tellsWhomLandlordsReportAndOfEveryThirdDwellingNobody() {
        JsonNode report = get("/buildings/api/dwellings/0061001/landlord").json();

        assertThat(report.get("landlord").asString()).isEqualTo("Baugenossenschaft Probe");
        assertThat(report.get("ewid").asInt()).isEqualTo(1);
        assertThat(report.get("from").isNull()).isTrue();
        assertThat(get("/buildings/api/dwellings/0061401/landlord").json().get("from").asString())
                .isEqualTo("2024-04-01");
        assertThat(get("/buildings/api/dwellings/0061003/landlord").status()).isEqualTo(404);
        assertThat(get("/buildings/api/dwellings/9999999/landlord").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZH800000", "zh%20800000"})
    void tellsWhatAPlateIsAndWhoseWithoutSayingWho(String plate) {
        JsonNode vehicle = get("/vehicles/api/vehicles/" + plate).json();

        assertThat(vehicle.get("plate").asString()).isEqualTo("ZH 800000");
        assertThat(vehicle.get("holder").asString()).isEqualTo(mark(0)).hasSize(64);
        assertThat(vehicle.get("weight").asInt()).isBetween(900, 3500);
        assertThat(vehicle.get("drive").asString()).isIn("petrol", "diesel", "hybrid", "electric");
        assertThat(vehicle.get("unladen").asInt()).isBetween(500, vehicle.get("weight").asInt());
        Resident holder = simulators.bean(Population.class).resident(0);
        assertThat(vehicle.get("holderName").asString())
                .isEqualTo(simulators.bean(HolderMark.class).ofName(holder.officialName(), holder.firstNames()));
        assertThat(vehicle.get("postcode").asInt()).isEqualTo(
                simulators.bean(Population.class).resident(0).home().building().postcode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZH800002", "ZH799999", "ZH806000", "BE800000", "ZH8000000", "x"})
    void knowsNoOtherPlates(String plate) {
        assertThat(get("/vehicles/api/vehicles/" + plate).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"0,insured", "7,expired", "13,not-insured", "57,expired"})
    void tellsWhetherACardsHolderIsInsured(int index, String status) {
        InsuranceCardNumber number = InsuranceCardNumber.of(1990 + index % 3, index);

        JsonNode card = get("/insurance/api/cards/" + number.digits()).json();

        assertThat(card.get("status").asString()).isEqualTo(status);
        assertThat(card.get("holder").asString()).isEqualTo(mark(index));
        assertThat(LocalDate.parse(card.get("validTill").asString()).isBefore(LocalDate.of(2026, 1, 1)))
                .isEqualTo("expired".equals(status));
    }

    @Test
    void tellsACardThatCannotBeFromOneThatNobodyHas() {
        String digits = InsuranceCardNumber.of(1990, 0).digits();
        char wrong = digits.endsWith("9") ? '0' : '9';

        assertThat(get("/insurance/api/cards/" + digits.substring(0, 19) + wrong).status()).isEqualTo(400);
        assertThat(get("/insurance/api/cards/80756").status()).isEqualTo(400);
        assertThat(get("/insurance/api/cards/" + InsuranceCardNumber.of(1991, 0).digits()).status()).isEqualTo(404);
        assertThat(get("/insurance/api/cards/" + InsuranceCardNumber.of(1990, 6000).digits()).status()).isEqualTo(404);
    }

    @Test
    void knowsWhoIsTaxedWhereAndUntilWhen() {
        int year = simulators.bean(Clock.class).instant().atZone(ZoneId.of("Europe/Zurich"))
                .getYear();
        JsonNode ordinary = taxpayer(0).json();

        assertThat(ordinary.get("municipality").asInt()).isEqualTo(261);
        assertThat(ordinary.get("taxYear").asInt()).isEqualTo(year - 1);
        assertThat(ordinary.get("due").asString()).isEqualTo(year + "-03-31");
        assertThat(ordinary.get("holder").asString()).isEqualTo(mark(0));
        assertThat(taxpayer(5).json().get("due").asString()).isEqualTo(year + "-09-30");
        assertThat(taxpayer(9).json().get("municipality").asInt()).isEqualTo(230);
        assertThat(taxpayer(1).json().get("state").asString()).isEqualTo("filed");
        assertThat(taxpayer(14).json().get("state").asString()).isEqualTo("reminded");
        assertThat(taxpayer(2).status()).isEqualTo(404);
        assertThat(get("/tax/api/taxpayers/100000001").status()).isEqualTo(404);
        assertThat(get("/tax/api/taxpayers/x").status()).isEqualTo(404);
    }

    @Test
    void entersALaterDateOnlyWhileThePeriodRuns() {
        JsonNode before = taxpayer(24).json();
        String later = LocalDate.parse(before.get("due").asString()).plusMonths(6).toString();

        Answer extended = extend(24, later);

        assertThat(extended.json().get("due").asString()).isEqualTo(later);
        assertThat(taxpayer(24).json().get("state").asString()).isEqualTo("extended");
        assertThat(extend(24, later).status()).isEqualTo(409);
        assertThat(extend(1, later).status()).isEqualTo(409);
        assertThat(extend(14, later).status()).isEqualTo(409);
        assertThat(extend(9, later).status()).isEqualTo(409);
        assertThat(simulators.register("PUT", "/registers/tax/api/taxpayers/" + number(24) + "/due", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void takesAnEnteredDateOutAgain() {
        String ordinary = taxpayer(44).json().get("due").asString();
        extend(44, LocalDate.parse(ordinary).plusMonths(6).toString());

        Answer restored = simulators.register("DELETE", "/registers/tax/api/taxpayers/" + number(44) + "/due", "");

        assertThat(restored.json().get("due").asString()).isEqualTo(ordinary);
        assertThat(taxpayer(44).json().get("state").asString()).isEqualTo("open");
    }

    @Test
    void knowsTheFormByItsCodeAndNoCodeOfSomebodyElse() {
        String code = get("/tax/api/taxpayers/" + number(4) + "/code").json().get("code").asString();

        assertThat(code).startsWith("MK1|261|" + number(4) + "|");
        assertThat(scan(code).json().get("number").asString()).isEqualTo(number(4));
        assertThat(scan(code.replace(number(4), number(5))).status()).isEqualTo(404);
        assertThat(scan("").status()).isEqualTo(404);
        assertThat(scan("MK1|261").status()).isEqualTo(404);
    }

    private static Answer scan(String code) {
        return simulators.register("POST", "/registers/tax/api/codes", "{\"code\":\"" + code + "\"}");
    }

    private static Answer extend(int index, String until) {
        return simulators.register("PUT", "/registers/tax/api/taxpayers/" + number(index) + "/due",
                "{\"until\":\"" + until + "\"}");
    }

    private static Answer taxpayer(int index) {
        return get("/tax/api/taxpayers/" + number(index));
    }

    private static String number(int index) {
        return Integer.toString(100_000_000 + 7 * index);
    }

    private static String mark(int index) {
        return simulators.bean(HolderMark.class).of(simulators.bean(Population.class).resident(index).ahvn13());
    }

    private static Answer get(String path) {
        return simulators.send(simulators.register("/registers" + path));
    }
}
