package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.parkingpermit.VehicleRegister.Answer;
import ch.meinkonto.portal.payment.TestPaymentProvider;

/** The register of vehicles over real HTTP, slow, wrong and away included. */
class HttpVehicleRegisterTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-12-05T10:00:00Z"), ZoneId.of("Europe/Zurich"));
    private static final NumberPlate OF_THE_FIRST = new NumberPlate("ZH", 800_000);

    private static TestPaymentProvider simulators;
    private static Resident first;

    @BeforeAll
    static void start() throws Exception {
        simulators = TestPaymentProvider.start(CLOCK);
        first = simulators.bean(Population.class).resident(0);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void behave() {
        TestVehicleRegister.conduct(simulators, "normal", 0);
    }

    private static VehicleRegisterSettings settings(String password) {
        return new VehicleRegisterSettings(URI.create(simulators.url()), "mein-konto", password,
                Duration.ofSeconds(2), Duration.ofSeconds(1), TestPaymentProvider.HOLDER_KEY, 10);
    }

    private static Answer ask(NumberPlate plate) {
        return new HttpVehicleRegister(settings(TestPaymentProvider.REGISTERS_PASSWORD)).of(plate);
    }

    @Test
    void tellsWeightDriveAndPostcodeOfAVehicle() {
        assertThat(ask(OF_THE_FIRST)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.entry().postcode()).isEqualTo(Integer.toString(first.home().building().postcode()));
            assertThat(known.entry().vehicle().kilograms()).isBetween(500, 2700);
        });
        assertThat(ask(OF_THE_FIRST)).as("the same each time").isEqualTo(ask(OF_THE_FIRST));
    }

    @Test
    void knowsTheHolderByNumberAndByNameAndNobodyElse() {
        HolderMarks marks = new HolderMarks(settings(""));
        Resident second = simulators.bean(Population.class).resident(1);
        String given = first.firstNames().split(" ")[0];
        assertThat(ask(OF_THE_FIRST)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(marks.isHolder(known.entry(), first.ahvn13())).isTrue();
            assertThat(marks.isHolder(known.entry(), second.ahvn13())).isFalse();
            assertThat(marks.isHolder(known.entry(), given + " " + first.officialName())).isTrue();
            assertThat(marks.isHolder(known.entry(), (first.officialName() + "  " + given).toUpperCase())).isTrue();
            assertThat(marks.isHolder(known.entry(), given + " Nobody")).isFalse();
        });
    }

    @Test
    void knowsNoPlateOfAnotherCantonAndNoneThatWasNeverGiven() {
        assertThat(ask(new NumberPlate("BE", 800_000))).isEqualTo(new Answer.Unknown());
        assertThat(ask(new NumberPlate("ZH", 123_456))).isEqualTo(new Answer.Unknown());
    }

    @Test
    void takesNoFaultForAnAnswer() {
        for (String fault : new String[]{"broken", "unavailable"}) {
            TestVehicleRegister.conduct(simulators, fault, 0);
            assertThat(ask(OF_THE_FIRST)).as(fault).isEqualTo(new Answer.NoAnswer());
        }
        TestVehicleRegister.conduct(simulators, "slow", 2_500);
        assertThat(ask(OF_THE_FIRST)).isEqualTo(new Answer.NoAnswer());
        TestVehicleRegister.conduct(simulators, "normal", 0);
        assertThat(new HttpVehicleRegister(settings("wrong-password")).of(OF_THE_FIRST))
                .isEqualTo(new Answer.NoAnswer());
    }
}
