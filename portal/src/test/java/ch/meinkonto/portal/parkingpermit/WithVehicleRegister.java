package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.payment.TestPaymentProvider;

/** The portal with the registers of vehicles and residents of the simulators over real HTTP, in December 2027. */
abstract class WithVehicleRegister {
    static final LocalDate DECEMBER_2027 = LocalDate.of(2027, 12, 5);
    static final TestPaymentProvider SIMULATORS = simulators();
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    MockMvcTester pages;
    @Autowired
    VehicleRegister register;
    @Autowired
    ParkingPermitRules rules;

    private static TestPaymentProvider simulators() {
        try {
            return TestPaymentProvider.start(Clock.system(ZoneId.of("Europe/Zurich")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void registerOfVehicles(DynamicPropertyRegistry properties) {
        String prefix = "meinkonto.parking-permit.vehicle-register.";
        properties.add(prefix + "url", SIMULATORS::url);
        properties.add(prefix + "password", () -> TestPaymentProvider.REGISTERS_PASSWORD);
        properties.add(prefix + "holder-key", () -> TestPaymentProvider.HOLDER_KEY);
        properties.add(prefix + "read-timeout", () -> "1s");
        properties.add(prefix + "questions", () -> "3");
        properties.add("meinkonto.household.url", SIMULATORS::url);
        properties.add("meinkonto.household.password", () -> TestPaymentProvider.REGISTERS_PASSWORD);
    }

    /** Somebody with a vehicle, who lives in a zone; each time another. */
    Resident holder() {
        Population population = SIMULATORS.bean(Population.class);
        List<String> zones = rules.zonesOn(DECEMBER_2027).stream().map(ParkingZone::postcode).toList();
        return IntStream.iterate(NEXT.get(), index -> index + 1)
                .filter(index -> index % 3 != 2)
                .mapToObj(population::resident)
                .filter(resident -> resident.isOfAge(LocalDate.of(2026, 1, 1)) && zones.contains(postcode(resident)))
                .peek(resident -> NEXT.set(resident.index() + 1))
                .findFirst()
                .orElseThrow();
    }

    static String postcode(Resident resident) {
        return Integer.toString(resident.home().building().postcode());
    }

    static String plateOf(Resident resident) {
        return "ZH " + (800_000 + resident.index());
    }

    Browser browser(String account, Resident resident) {
        return Browser.ofTwoFactors(pages, account, resident.firstNames() + " " + resident.officialName());
    }

    Vehicle vehicleOf(Resident resident) {
        return ((VehicleRegister.Answer.Known) register.of(NumberPlate.of(plateOf(resident)))).entry().vehicle();
    }
}
