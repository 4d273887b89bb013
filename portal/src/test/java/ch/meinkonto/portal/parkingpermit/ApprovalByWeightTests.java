package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
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

/** Permits by approval whose price depends on the vehicle, with the register of vehicles of the simulators over real HTTP. */
@PortalTest
class ApprovalByWeightTests extends WithVehicleRegister {
    private static final String APPLY = "/parking-approval/apply/";
    private static final String STAFF = "/staff/parking-approvals/";
    private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);

    @Autowired
    private RecordingPayments payments;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void december() {
        clock.setTo(DECEMBER_2027);
    }

    @AfterEach
    void calm() {
        TestVehicleRegister.conduct(SIMULATORS, "normal", 0);
        clock.reset();
    }

    /** Somebody asks for the year 2028: reference. */
    private String asked(String owner, String country, String plate) {
        Browser anna = Browser.of(pages, owner);
        anna.post(APPLY + "ground", "ground", country.isEmpty() ? "car-sharing" : "foreign-plate");
        anna.post(APPLY + "organisation", "organisation", "Quartierauto");
        anna.post(APPLY + "vehicle", "country", country, "plate", plate);
        upload(anna, "registration");
        anna.post(APPLY + "postcode", "postcode", "8004");
        anna.post(APPLY + "start", "start", "2028-01");
        anna.post(APPLY + "space", "space", "none-to-rent");
        upload(anna, "contract");
        assertThat(text(anna.get(APPLY + "truth"))).contains("Der Preis hängt von Leergewicht und Antrieb ab");
        anna.post(APPLY + "truth", "truth", "true");
        MvcTestResult check = anna.get(APPLY + "check");
        anna.post(APPLY + "check", "submission", hidden(check, "submission"));
        return jdbc.sql("select reference from cases.case_file where owner = ?").param(owner).query(String.class)
                .single();
    }

    private static void upload(Browser resident, String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resident.send(APPLY + field, List.of(Browser.file(field, field + ".pdf", bytes.toByteArray())));
    }

    private Browser worker(String reference) {
        Browser carla = Browser.signedIn(pages, "approved-weight-carla", "CASEWORKER");
        carla.post(STAFF + reference, "purpose", "processing");
        carla.post(STAFF + reference + "/take");
        return carla;
    }

    private static MvcTestResult grant(Browser carla, String reference, String kilograms, String drive) {
        return carla.post(STAFF + reference + "/decide", "outcome", "granted", "granted-from", "1.1.2028", "kilograms",
                kilograms, "drive", drive, "reason", "Gut.");
    }

    private ParkingPermit permit(String reference) {
        String permit = jdbc.sql("select permit from parkingpermit.approval where approved_by = ?").param(reference)
                .query(String.class).single();
        return permits.find(permit).orElseThrow();
    }

    @Test
    void ofAForeignPlateTheOfficeReadsWeightAndDriveInThePapers() {
        String reference = asked("approved-weight-1", "D", "M AB 4001");
        Browser carla = worker(reference);
        assertThat(text(carla.get(STAFF + reference))).contains("Hängt von Leergewicht und Antrieb ab");
        MvcTestResult nothing = grant(carla, reference, "", "");
        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("Tragen Sie Leergewicht und Antrieb");
        assertThat(grant(carla, reference, "1500", "")).as("half of it").hasStatus(422);
        assertThat(text(grant(carla, reference, "3600", "electric"))).contains("höchstens 3500");
        assertThat(grant(carla, reference, "1'500 kg", "electric")).hasRedirectedUrl(STAFF + reference);

        Vehicle vehicle = new Vehicle(1_500, Vehicle.Drive.ELECTRIC);
        assertThat(permit(reference)).returns(vehicle, ParkingPermit::vehicle)
                .returns(rules.tariffOn(FIRST).yearFor(vehicle), ParkingPermit::fee)
                .returns("weight-2028", ParkingPermit::tariff)
                .returns(PrivateSpace.NONE_TO_RENT, ParkingPermit::space);
        Browser anna = Browser.of(pages, "approved-weight-1");
        assertThat(text(anna.get("/parking-approval/requests/" + reference))).contains(
                permit(reference).fee().toString(), "1500 kg Leergewicht, elektrisch");
        String page = "/parking-permit/requests/" + permit(reference).reference();
        anna.post(page + "/pay");
        payments.settle(permit(reference).reference());
        assertThat(text(anna.get(page))).contains("1500 kg Leergewicht");
    }

    @Test
    void ofASwissPlateTheRegisterIsAskedAndCounts() {
        Resident resident = holder();
        String reference = asked("approved-weight-2", "", plateOf(resident));
        Vehicle registered = vehicleOf(resident);
        Browser carla = worker(reference);
        String other = Integer.toString(registered.kilograms() == 1_000 ? 1_001 : 1_000);
        MvcTestResult differs = grant(carla, reference, other, "hybrid");
        assertThat(differs).hasStatus(422);
        assertThat(text(differs)).contains("Das Fahrzeugregister sagt etwas anderes: " + registered.kilograms());
        assertThat(grant(carla, reference, "", "")).hasRedirectedUrl(STAFF + reference);
        assertThat(permit(reference)).returns(registered, ParkingPermit::vehicle)
                .returns(rules.tariffOn(FIRST).yearFor(registered), ParkingPermit::fee);
    }

    @Test
    void whileTheRegisterIsAwayThePapersCount() {
        Resident resident = holder();
        String reference = asked("approved-weight-3", "", plateOf(resident));
        TestVehicleRegister.conduct(SIMULATORS, "unavailable", 0);
        Browser carla = worker(reference);
        assertThat(grant(carla, reference, "", "")).hasStatus(422);
        assertThat(grant(carla, reference, "1200", "combustion")).hasRedirectedUrl(STAFF + reference);
        assertThat(permit(reference).vehicle()).isEqualTo(new Vehicle(1_200, Vehicle.Drive.COMBUSTION));
    }

    @Test
    void whoCanParkPrivatelyIsToldSoAtOnceAndWhoAsksForTheOldYearIsNotAsked() {
        Browser anna = Browser.of(pages, "approved-weight-4");
        anna.post(APPLY + "ground", "ground", "foreign-plate");
        anna.post(APPLY + "vehicle", "country", "D", "plate", "M AB 4004");
        upload(anna, "registration");
        anna.post(APPLY + "postcode", "postcode", "8004");
        anna.post(APPLY + "start", "start", "2028-01");
        MvcTestResult available = anna.post(APPLY + "space", "space", "available");
        assertThat(available).hasStatus(422);
        assertThat(text(available)).contains("nur, wer nicht privat parkieren kann");
        assertThat(anna.post(APPLY + "start", "start", "2027-12")).hasRedirectedUrl(APPLY + "truth");
    }

    @Test
    void theStartPageSaysFromWhenOnThePriceDependsOnTheVehicle() {
        assertThat(text(Browser.ofVisitor(pages).get("/parking-approval"))).contains("CHF\u00a0300.00",
                "Ab 2028 hängt der Preis");
        clock.setTo(LocalDate.of(2026, 11, 23));
        assertThat(text(Browser.ofVisitor(pages).get("/parking-approval"))).doesNotContain("hängt der Preis");
    }
}
