package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.APPLY;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.SERVICE;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.answer;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.start;
import static ch.meinkonto.portal.parkingapproval.TestApprovals.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** A parking permit that the office must approve, from the first question to the permit that counts, by pages. */
@PortalTest
class ParkingApprovalJourneyTests {
    private static final String STAFF = "/staff/parking-approvals";
    private static final String CONTROL = "/staff/parking-permits/control";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RemindToAskAgain reminders;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void aForeignPlateIsApprovedPaidAndThenAPermitAsEveryOther() throws IOException {
        Browser anna = Browser.of(pages, "approval-1");
        String reference = handedIn(anna, "approval-1", "foreign-plate", "d", "m-ab 1001");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Eingereicht", "8004 Aussersihl");
        decide(reference, "granted", "1.12.2026", "Gut.");
        String permit = permit(reference);
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Bewilligt", "01.12.2026",
                "CHF\u00a025.00", "/parking-permit/requests/" + permit, "Parkkarte bezahlen");
        assertThat(document(anna, reference)).contains("D: MAB1001", "8004 Aussersihl", permit,
                "Dieses Blatt ist keine Parkkarte");
        assertThat(text(inspector().post(CONTROL, "plate", "D: M-AB 1001"))).doesNotContain("Darf heute hier stehen");

        String page = "/parking-permit/requests/" + permit;
        anna.post(page + "/pay");
        assertThat(payments.openedFor(permit).getFirst().amountMinor()).isEqualTo(2_500);
        payments.settle(permit);
        assertThat(text(anna.get(page))).contains("D: MAB1001");
        clock.setTo(LocalDate.of(2026, 12, 1));
        assertThat(text(inspector().post(CONTROL, "plate", "D: M-AB 1001"))).contains("Darf heute hier stehen",
                "8004");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Zur Parkkarte");
    }

    @Test
    void whoGivesTheApprovedPermitBackGetsTheMonthsThatHaveNotBegun() {
        Browser anna = Browser.of(pages, "approval-2");
        String permit = permit(granted(anna, "approval-2", "A", "W 1002 X", "1.1.2027", "2027-01"));
        String page = "/parking-permit/requests/" + permit;
        anna.post(page + "/pay");
        payments.settle(permit);
        clock.setTo(LocalDate.of(2027, 3, 15));
        anna.post(page + "/return");
        assertThat(payments.givenBackFor(permit).orElseThrow().amountMinor()).isEqualTo(22_500);
    }

    @Test
    void whoGetsFewerMonthsThanWishedReadsWhyAndWhatOneCanDo() throws IOException {
        Browser anna = Browser.of(pages, "approval-3");
        String reference = handedIn(anna, "approval-3", "foreign-plate", "F", "AB-103-CD");
        MvcTestResult beyond = decide(reference, "granted", "1.1.2027", "Gut.");
        assertThat(beyond).hasStatus(422);
        assertThat(text(beyond)).contains("Wählen Sie einen Tag vom 01.12.2026 bis 31.12.2026");
        decide(reference, "granted", "15.12.2026", "Der Mietvertrag beginnt dann.");
        assertThat(document(anna, reference)).contains("15.12.2026").doesNotContain("gewünscht");
        Browser beat = Browser.of(pages, "approval-4");
        answer(beat, "foreign-plate", "F", "AB-104-CD", "2026-11");
        String later = handIn(beat, "approval-4");
        decide(later, "granted", "1.12.2026", "Der Mietvertrag beginnt dann.");
        assertThat(text(beat.get(SERVICE + "/requests/" + later))).contains("Teilweise bewilligt",
                "später, als Sie wünschten", "Der Mietvertrag beginnt dann.");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Bewilligt ab 15.12.2026");
        assertThat(document(beat, later)).contains("ab 01.11.2026 gewünscht", "Der Mietvertrag beginnt dann.",
                "Sind Sie nicht einverstanden?");
    }

    @Test
    void aRefusalIsForTwoPeopleCostsNothingAndSaysWhatOneCanDo() throws IOException {
        Browser anna = Browser.of(pages, "approval-5");
        String reference = handedIn(anna, "approval-5", "foreign-plate", "I", "AB 105 CD");
        Browser carla = carla();
        carla.post(STAFF + "/" + reference, "purpose", "processing");
        carla.post(STAFF + "/" + reference + "/take");
        carla.post(STAFF + "/" + reference + "/decide", "outcome", "refused", "block", "own-place", "reason", "");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).doesNotContain("Abgelehnt");
        Browser leo = Browser.signedIn(pages, "approval-leo", "TEAM_LEAD");
        leo.post(STAFF + "/" + reference, "purpose", "processing");
        leo.post(STAFF + "/" + reference + "/confirm");
        assertThat(text(anna.get(SERVICE + "/requests/" + reference))).contains("Abgelehnt");
        assertThat(document(anna, reference)).contains("einen eigenen Parkplatz", "Sie zahlen nichts",
                "Sind Sie nicht einverstanden?");
        assertThat(jdbc.sql("select count(*) from parkingpermit.approval where approved_by = ?").param(reference)
                .query(Integer.class).single()).isZero();
    }

    @Test
    void aPlateGetsOnePermitAYearWhoeverApproves() {
        Browser anna = Browser.of(pages, "approval-6");
        String permit = permit(granted(anna, "approval-6", "A", "W 1006 X", "1.12.2026", "2026-12"));
        MvcTestResult waiting = start(anna, "A", "W 1006 X");
        assertThat(waiting).hasStatus(422);
        assertThat(text(waiting)).contains("Für A: W1006X gibt es im Jahr 2026 schon");
        Browser beat = Browser.of(pages, "approval-7");
        String second = handedIn(beat, "approval-7", "foreign-plate", "A", "W 1006 X");
        anna.post("/parking-permit/requests/" + permit + "/pay");
        payments.settle(permit);
        MvcTestResult taken = decide(second, "granted", "1.12.2026", "Gut.");
        assertThat(taken).hasStatus(422);
        assertThat(text(taken)).contains("Für A: W1006X gibt es im Jahr 2026 schon");
    }

    @Test
    void whatCannotBeReadOrHasNoZoneIsSaidAtItsField() {
        Browser anna = Browser.of(pages, "approval-8");
        anna.post(APPLY + "/ground", "ground", "foreign-plate");
        assertThat(text(anna.get(APPLY + "/vehicle"))).doesNotContain("(freiwillig)");
        MvcTestResult swiss = anna.post(APPLY + "/vehicle", "country", "", "plate", "ZH 1008");
        assertThat(swiss).hasStatus(422);
        assertThat(text(swiss)).contains("Schreiben Sie das Zeichen des Landes");
        MvcTestResult unreadable = anna.post(APPLY + "/vehicle", "country", "D", "plate", "<b>");
        assertThat(unreadable).hasStatus(422);
        assertThat(text(unreadable)).contains("können wir nicht lesen");
        anna.post(APPLY + "/vehicle", "country", "D", "plate", "M AB 1008");
        upload(anna, "registration");
        MvcTestResult centre = anna.post(APPLY + "/postcode", "postcode", "8001");
        assertThat(centre).hasStatus(422);
        assertThat(text(centre)).contains("gibt es keine Zone");
        anna.post(APPLY + "/ground", "ground", "other");
        anna.post(APPLY + "/explanation", "explanation", "Ich arbeite nachts.");
        assertThat(text(anna.get(APPLY + "/vehicle"))).contains("(freiwillig)");
    }

    @Test
    void eachCaseAsksForItsProof() {
        assertThat(proofs("approval-9", "car-sharing")).containsExactly("contract");
        assertThat(proofs("approval-10", "business")).containsExactly("extract");
        assertThat(proofs("approval-11", "weekly-resident")).containsExactly("stay");
        assertThat(proofs("approval-12", "other")).containsExactly("support");
    }

    @Test
    void aWeeklyResidenceThePortalKnowsOfNeedsNoProof() {
        jdbc.sql("""
                insert into weeklyresident.residence (reference, registration, owner, begins, until, granted_at)
                values ('WA-2026-APPROVAL', 'WA-2026-APPROVAL', 'approval-13', '2026-09-01', '2027-08-31', now())""")
                .update();
        assertThat(proofs("approval-13", "weekly-resident")).isEmpty();
        assertThat(text(Browser.of(pages, "approval-13").get(APPLY + "/check"))).contains("31.08.2027");
    }

    @Test
    void isRemindedOnceInDecemberThatItHasToBeAskedForAnew() {
        Browser anna = Browser.of(pages, "approval-14");
        anna.post("/account/notifications", "topic", "reminder");
        String reference = granted(anna, "approval-14", "A", "W 1014 X", "1.12.2026", "2026-12");
        String permit = permit(reference);
        anna.post("/parking-permit/requests/" + permit + "/pay");
        payments.settle(permit);
        reminders.remind();
        assertThat(reminded(reference)).as("in November").isFalse();
        clock.setTo(LocalDate.of(2026, 12, 20));
        reminders.remind();
        assertThat(reminded(reference)).isTrue();
        reminders.remind();
        assertThat(jdbc
                .sql("""
                        select count(*) from event_publication
                        where serialized_event like '%approval-14@example.ch%' and serialized_event like '%endet mit dem Jahr%'""")
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void saysWhetherItIsForMeWithoutSignIn() {
        Browser visitor = Browser.ofVisitor(pages);
        assertThat(text(visitor.get("/parking-permit"))).contains("href=\"/parking-approval\"");
        assertThat(text(visitor.get(SERVICE))).contains("innert 14 Tagen", "CHF\u00a0300.00", "erst, wenn es ja sagt");
        String check = SERVICE + "/suitable";
        assertThat(text(visitor.get(check + "?ordinary=yes"))).contains("Dafür ist ein anderer Dienst da", "sofort",
                "id=\"elsewhere\" href=\"/parking-permit\"");
        assertThat(text(visitor.get(check + "?ordinary=no&place=no"))).contains("Dafür ist ein anderer Dienst da",
                "id=\"elsewhere\" href=\"/parking-permit/day\"");
        assertThat(text(visitor.get(check + "?ordinary=no&place=yes&situation=business")))
                .contains("Ja, das geht online");
        assertThat(text(visitor.get(check + "?ordinary=no&place=yes&situation=none")))
                .contains("Das Amt muss es prüfen");
    }

    private boolean reminded(String reference) {
        return jdbc.sql("select reminded_at is not null from parkingpermit.approval where approved_by = ?")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    /** The questions for proofs a case asks. */
    private List<String> proofs(String owner, String ground) {
        Browser resident = Browser.of(pages, owner);
        answer(resident, ground, "", "ZH 99" + owner.substring(9), "2026-12");
        return List.of("contract", "stay", "extract", "support")
                .stream()
                .filter(question -> resident.get(APPLY + "/" + question).getResponse().getStatus() == 200)
                .toList();
    }

    private String handedIn(Browser resident, String owner, String ground, String country, String plate) {
        answer(resident, ground, country, plate, "2026-12");
        return handIn(resident, owner);
    }

    private String handIn(Browser resident, String owner) {
        MvcTestResult check = resident.get(APPLY + "/check");
        assertThat(check).hasStatusOk();
        resident.post(APPLY + "/check", "submission", hidden(check, "submission"));
        return jdbc.sql("select reference from cases.case_file where owner = ? order by handed_in_at desc limit 1")
                .param(owner)
                .query(String.class)
                .single();
    }

    private String granted(Browser resident, String owner, String country, String plate, String day, String month) {
        answer(resident, "foreign-plate", country, plate, month);
        String reference = handIn(resident, owner);
        decide(reference, "granted", day, "Gut.");
        return reference;
    }

    private MvcTestResult decide(String reference, String outcome, String day, String reason) {
        Browser carla = carla();
        carla.post(STAFF + "/" + reference, "purpose", "processing");
        carla.post(STAFF + "/" + reference + "/take");
        return carla.post(STAFF + "/" + reference + "/decide", "outcome", outcome, "granted-from", day, "reason",
                reason);
    }

    private String permit(String reference) {
        return jdbc.sql("select permit from parkingpermit.approval where approved_by = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private String document(Browser resident, String reference) throws IOException {
        String id = jdbc.sql("select id from cases.document where reference = ? and replaced_at is null")
                .param(reference)
                .query(String.class)
                .single();
        byte[] content = resident.get(SERVICE + "/requests/" + reference + "/documents/" + id)
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private Browser carla() {
        return Browser.signedIn(pages, "approval-carla", "CASEWORKER");
    }

    private Browser inspector() {
        return Browser.ofStaff(pages, "approval-inspector", "CASEWORKER");
    }
}
