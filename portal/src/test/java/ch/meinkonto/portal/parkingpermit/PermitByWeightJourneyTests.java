package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.form;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Permits whose price depends on the vehicle, with the register of vehicles of the simulators over real HTTP. */
@PortalTest
class PermitByWeightJourneyTests extends WithVehicleRegister {
    private static final String APPLY = "/parking-permit/apply/";

    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        events.clear();
        clock.setTo(DECEMBER_2027);
    }

    @AfterEach
    void calm() {
        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);
        clock.reset();
    }

    private MvcTestResult answerAll(Browser browser, Resident resident, String month) {
        browser.post(APPLY + "plate", "plate", plateOf(resident));
        browser.post(APPLY + "zone", "postcode", postcode(resident));
        browser.post(APPLY + "start", "start", month);
        browser.post(APPLY + "space", "space", "none-belongs");
        TestParkingPermits.prove(browser);
        browser.post(APPLY + "declaration", "holder", "true", "vehicle", "true");
        return browser.get(APPLY + "check");
    }

    @Test
    void sellsTheNewYearByWeightBesideTheOldAtTheFlatPrice() {
        Resident resident = holder();
        Browser anna = browser("weight-1", resident);
        Vehicle vehicle = vehicleOf(resident);
        ParkingPermitTariff tariff = rules.tariffOn(LocalDate.of(2028, 1, 1));
        String year = tariff.yearFor(vehicle).toString();

        MvcTestResult check = answerAll(anna, resident, "2028-01");

        assertThat(text(anna.get(APPLY + "start"))).contains("Dezember 2027", "CHF\u00a025.00", year,
                vehicle.kilograms() + " kg × CHF 0.");
        assertThat(text(check)).contains(year, vehicle.kilograms() + " kg × CHF 0.",
                "Das Fahrzeugregister bestätigt");
        String reference = referenceIn(anna.post(APPLY + "check", form(check)));
        payments.settle(reference);
        ParkingPermit permit = permits.find(reference).orElseThrow();
        assertThat(permit.vehicle()).isEqualTo(vehicle);
        assertThat(permit.tariff()).isEqualTo("weight-2028");
        assertThat(permit.fee()).isEqualTo(tariff.yearFor(vehicle));
        assertThat(permit.refundOn(LocalDate.of(2028, 6, 15))).isEqualTo(permit.fee().share(6, 12));
        assertThat(text(anna.get("/parking-permit/requests/" + reference))).contains(
                vehicle.kilograms() + " kg Leergewicht");
        assertThat(text(Browser.ofStaff(pages, "weight-office", "CASEWORKER")
                .post("/staff/parking-permits/" + reference, "purpose", "control"))).as("what the office answers from")
                .contains(vehicle.kilograms() + " kg Leergewicht", vehicle.kilograms() + " kg × CHF 0.");

        MvcTestResult old = answerAll(anna, resident, "2027-12");
        assertThat(text(old)).contains("CHF\u00a025.00").doesNotContain("kg ×");
        String flat = referenceIn(anna.post(APPLY + "check", form(old)));
        payments.settle(flat);
        assertThat(permits.find(flat)).get().returns(null, ParkingPermit::vehicle)
                .returns("flat-300", ParkingPermit::tariff);
    }

    @Test
    void tellsNothingOfSomebodyElsesVehicleAndLeadsToTheApproval() {
        Resident resident = holder();
        Browser stranger = Browser.ofTwoFactors(pages, "weight-2", "Nora Niemand");

        MvcTestResult refused = stranger.post(APPLY + "plate", "plate", plateOf(resident));

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("auf eine andere Person eingelöst", "Schalter", plateOf(resident),
                "id=\"plate-way\" href=\"/parking-approval\"")
                .doesNotContain(resident.officialName(), " kg");
        assertThat(events.of(EventAction.AUTHZ_DENY)).isNotEmpty();
    }

    @Test
    void leadsToTheCounterWhereTheVehicleIsRegisteredOutsideTheZone() {
        Resident resident = holder();
        Browser anna = browser("weight-3", resident);
        anna.post(APPLY + "plate", "plate", plateOf(resident));
        String other = postcode(resident).equals("8004") ? "8005" : "8004";

        MvcTestResult refused = anna.post(APPLY + "zone", "postcode", other);

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("ausserhalb dieser Zone", "Schalter");
        assertThat(anna.post(APPLY + "zone", "postcode", postcode(resident))).hasRedirectedUrl(APPLY + "start");
    }

    @Test
    void keepsTheAnswersWhileTheRegisterIsAwayAndGoesOnWhenItIsBack() {
        Resident resident = holder();
        Browser anna = browser("weight-4", resident);
        TestVehicleRegister.conduct(SIMULATORS, "unavailable", 0);

        assertThat(text(answerAll(anna, resident, "2027-12"))).contains("antwortet gerade nicht", "CHF\u00a025.00");
        MvcTestResult open = anna.post(APPLY + "start", "start", "2028-01");
        assertThat(open).hasStatus(503);
        assertThat(text(open)).contains("antwortet gerade nicht", "Ihre Angaben sind gespeichert");
        assertThat(text(anna.get(APPLY + "plate"))).contains(plateOf(resident));

        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);
        assertThat(anna.post(APPLY + "start", "start", "2028-01")).hasRedirectedUrl(APPLY + "space");
        anna.post(APPLY + "space", "space", "none-belongs");
        TestParkingPermits.prove(anna);
        assertThat(text(anna.get(APPLY + "check"))).contains(vehicleOf(resident).kilograms() + " kg ×");
    }

    @Test
    void goesOnWithTheDeclarationWhereTheRegisterHasNoSuchPlateButOnlyAtTheFlatPrice() {
        Browser anna = Browser.of(pages, "weight-5");
        anna.post(APPLY + "plate", "plate", plate());
        anna.post(APPLY + "zone", "postcode", "8004");
        assertThat(anna.post(APPLY + "start", "start", "2028-01")).hasStatus(422);
        assertThat(anna.post(APPLY + "start", "start", "2027-12")).hasRedirectedUrl(APPLY + "declaration");
    }

    @Test
    void letsNobodyLookUpManyPlates() {
        Browser curious = Browser.ofTwoFactors(pages, "weight-6", "Nora Niemand");
        for (int question = 0; question < 3; question++) {
            assertThat(curious.post(APPLY + "plate", "plate", plateOf(holder()))).hasStatus(422);
        }
        assertThat(curious.post(APPLY + "plate", "plate", plateOf(holder()))).as("by declaration, and nothing is told")
                .hasRedirectedUrl(APPLY + "zone");
        assertThat(events.of(EventAction.RATELIMIT_HIT)).hasSize(1);
    }

    @Test
    void tellsItsOwnerWhenTheRegisterWasAsked() {
        Resident resident = holder();
        Browser anna = browser("weight-7", resident);
        anna.post(APPLY + "plate", "plate", plateOf(resident));
        anna.post(APPLY + "plate", "plate", plateOf(resident));
        assertThat(text(anna.get("/account/looked-at")).split("Ihr Fahrzeug auf Sie eingelöst", -1)).hasSize(2);
    }

    @Test
    void changesNoPlateOfAPermitWhosePriceDependsOnTheVehicle() {
        Resident resident = holder();
        Browser anna = browser("weight-8", resident);
        MvcTestResult check = answerAll(anna, resident, "2028-01");
        String reference = referenceIn(anna.post(APPLY + "check", form(check)));
        payments.settle(reference);

        assertThat(text(anna.get("/parking-permit/requests/" + reference + "/plate")))
                .contains("hängt vom Fahrzeug ab");
        MvcTestResult refused = anna.post("/parking-permit/requests/" + reference + "/plate", "plate", plate(), "since",
                "5.12.2027");

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Kaufen Sie für das neue Kennzeichen");
    }
}
