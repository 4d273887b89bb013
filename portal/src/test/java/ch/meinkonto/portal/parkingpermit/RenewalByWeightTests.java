package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** The bill for a year whose price depends on the vehicle. */
@PortalTest
class RenewalByWeightTests extends WithVehicleRegister {
    private static final String APPLY = "/parking-permit/apply/";
    private static final LocalDate NEXT_YEAR = LocalDate.of(2028, 1, 1);

    @Autowired
    private RecordingPayments payments;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private RenewPermits renewal;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.setTo(DECEMBER_2027);
    }

    @AfterEach
    void calm() {
        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);
        clock.reset();
    }

    @Test
    void billsWhatTheRegisterSaysAndShowsHowItIsReckoned() throws IOException {
        Resident resident = holder();
        Browser anna = browser("by-weight-1", resident);
        buy(anna, plateOf(resident), postcode(resident), "2027-12");

        renewal.renew();
        renewal.renew();

        Vehicle vehicle = vehicleOf(resident);
        ParkingPermit next = nextOf("by-weight-1");
        assertThat(permits.ownedBy("by-weight-1")).hasSize(2);
        assertThat(next.vehicle()).isEqualTo(vehicle);
        assertThat(next.fee()).isEqualTo(rules.tariffOn(NEXT_YEAR).yearFor(vehicle));
        assertThat(next.state()).isEqualTo(ParkingPermitState.AWAITING_PAYMENT);
        String reckoning = vehicle.kilograms() + " kg × CHF 0.";
        String page = "/parking-permit/requests/" + next.reference();
        assertThat(next.space()).isEqualTo(PrivateSpace.BY_PAYMENT);
        assertThat(text(anna.get(page))).contains(reckoning, "Wenn Sie bezahlen, bestätigen Sie");
        assertThat(text(Browser.ofStaff(pages, "carla", "CASEWORKER")
                .post("/staff/parking-permits/" + next.reference(), "purpose", "payment"))).contains(reckoning);
        byte[] bill = anna.get(page + "/bill.pdf").getResponse().getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(bill)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(reckoning, next.reference(),
                    "Wenn Sie bezahlen, bestätigen Sie");
        }
        assertThat(mails(reckoning + "%" + next.reference() + "%bestätigen Sie")).isEqualTo(1);
        assertThat(text(anna.get("/account/inbox"))).contains("Rechnung: Parkkarte\u00a0· " + next.plate());
        assertThat(text(anna.get("/account/looked-at"))).contains("die Rechnung für Ihre nächste Parkkarte ausrechnen");
    }

    @Test
    void waitsWhileTheRegisterIsAwayAndLosesNothing() {
        Resident resident = holder();
        buy(browser("by-weight-2", resident), plateOf(resident), postcode(resident), "2027-12");
        TestVehicleRegister.conduct(SIMULATORS, "unavailable", 0);
        renewal.renew();
        assertThat(permits.ownedBy("by-weight-2")).hasSize(1);

        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);
        clock.move(Duration.ofHours(1));
        renewal.renew();

        assertThat(nextOf("by-weight-2").vehicle()).isEqualTo(vehicleOf(resident));
    }

    @Test
    void tellsOnceToBuyAnewWhereTheRegisterDoesNotKnowTheVehicle() {
        Browser anna = Browser.of(pages, "by-weight-3");
        String unknown = plate();
        buy(anna, unknown, "8004", "2027-12");

        renewal.renew();
        clock.move(Duration.ofHours(1));
        renewal.renew();

        assertThat(permits.ownedBy("by-weight-3")).hasSize(1);
        assertThat(mails("Parkkarte 2028 für " + unknown + ": bitte kaufen Sie sie neu")).isEqualTo(1);
    }

    @Test
    void comparesTheHolderWithThePersonAnAccountIsBoundTo() {
        Resident resident = holder();
        Resident other = holder();
        Browser anna = bound("by-weight-5", resident);
        TestVehicleRegister.conduct(SIMULATORS, "unavailable", 0);
        buy(anna, plateOf(resident), postcode(resident), "2027-12");
        buy(anna, plateOf(other), postcode(resident), "2027-12");
        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);

        renewal.renew();

        assertThat(nextOf("by-weight-5").vehicle()).isEqualTo(vehicleOf(resident));
        assertThat(permits.ownedBy("by-weight-5")).hasSize(3);
        assertThat(mails("Parkkarte 2028 für " + plateOf(other) + ": bitte kaufen Sie sie neu")).isEqualTo(1);
    }

    /** As if it had been bound a month ago. */
    private Browser bound(String account, Resident resident) {
        jdbc.sql("""
                insert into household.binding (owner, person, evidence, bound_at, until)
                values (?, ?, 'AHV_VERIFIED', '2027-11-05T12:00:00Z', '2028-11-05T12:00:00Z')""")
                .params(account, "R" + resident.index())
                .update();
        return browser(account, resident);
    }

    @Test
    void billsAVehicleThatThePermitKeepsWithoutTheRegister() {
        Resident resident = holder();
        buy(browser("by-weight-4", resident), plateOf(resident), postcode(resident), "2028-01");
        Vehicle vehicle = vehicleOf(resident);
        TestVehicleRegister.conduct(SIMULATORS, "unavailable", 0);
        clock.setTo(LocalDate.of(2028, 12, 5));

        renewal.renew();

        assertThat(permits.ownedBy("by-weight-4")).hasSize(2)
                .filteredOn(permit -> permit.validity().year() == 2029)
                .singleElement().returns(vehicle, ParkingPermit::vehicle)
                .returns(rules.tariffOn(LocalDate.of(2029, 1, 1)).yearFor(vehicle), ParkingPermit::fee);
    }

    @Test
    void billsEachOnceHoweverManyPortalsDoItAtTheSameTime() throws Exception {
        List<String> owners = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            Resident resident = holder();
            String owner = "by-weight-many-" + number;
            buy(browser(owner, resident), plateOf(resident), postcode(resident), "2027-12");
            owners.add(owner);
        }
        try (ExecutorService portals = Executors.newFixedThreadPool(4)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int portal = 0; portal < 4; portal++) {
                runs.add(portals.submit(renewal::renew));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
        assertThat(owners).allSatisfy(owner -> assertThat(permits.ownedBy(owner)).hasSize(2));
        assertThat(jdbc.sql("""
                select count(*) from parkingpermit.vehicle_question
                where owner like 'by-weight-many-%' and purpose = 'vehicle-renewal'""").query(Long.class).single())
                .as("asked once for each").isEqualTo(6);
    }

    private void buy(Browser resident, String plate, String postcode, String month) {
        resident.post(APPLY + "plate", "plate", plate);
        resident.post(APPLY + "zone", "postcode", postcode);
        resident.post(APPLY + "start", "start", month);
        resident.post(APPLY + "space", "space", "none-to-rent");
        TestParkingPermits.prove(resident);
        resident.post(APPLY + "declaration", "holder", "true", "vehicle", "true");
        MvcTestResult check = resident.get(APPLY + "check");
        payments.settle(referenceIn(resident.post(APPLY + "check", TestParkingPermits.form(check))));
    }

    private ParkingPermit nextOf(String owner) {
        return permits.ownedBy(owner).stream().filter(permit -> permit.validity().year() == 2028).findFirst()
                .orElseThrow();
    }

    private long mails(String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + words + "%")
                .query(Long.class)
                .single();
    }
}
