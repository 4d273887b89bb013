package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.DossierEvent.Circumstances;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Who sees which request. */
@PortalTest
class ParkingPermitOwnershipTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;

    private String reference = "";

    @BeforeEach
    void paidPermitOfAnna() {
        reference = referenceIn(submit(Browser.of(pages, "owner-anna"), plate(), "2026-11"));
        payments.settle(reference);
        events.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/confirmation", "/withdraw", "/permit.pdf", "/receipt.pdf"})
    void hidesARequestFromOtherResidents(String page) {
        Browser beat = Browser.of(pages, "owner-beat");
        assertThat(beat.get("/parking-permit/requests/" + reference + page)).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).containsExactly(
                new AuthorizationDeniedEvent("parking-permit", Digests.of(reference), "not_owner"));
        events.clear();
        assertThat(beat.get("/parking-permit/requests/PK-2026-NOTTHERE" + page)).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pay", "/withdraw"})
    void letsNobodyElseActOnARequest(String action) {
        assertThat(Browser.of(pages, "owner-beat").post("/parking-permit/requests/" + reference + action))
                .hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(1);
    }

    @Test
    void listsOnlyOnesOwnRequests() {
        assertThat(text(Browser.of(pages, "owner-anna").get("/requests"))).contains(reference);
        assertThat(text(Browser.of(pages, "owner-beat").get("/requests"))).doesNotContain(reference);
    }

    @Test
    void sendsVisitorsToTheSignIn() {
        assertThat(Browser.ofVisitor(pages).get("/parking-permit/requests/" + reference))
                .hasRedirectedUrl("/oauth2/authorization/meinkonto");
    }

    @Test
    void keepsResidentsOutOfThePagesOfStaff() {
        assertThat(Browser.of(pages, "owner-beat").get("/staff/parking-permits")).hasStatus(403);
        assertThat(events.of(EventAction.AUTHZ_DENY)).containsExactly(new AuthorizationDeniedEvent("page",
                Digests.of("/staff/parking-permits"), "missing_role"));
    }

    @Test
    void recordsWhyACaseworkerOpensARequest() {
        Browser carla = Browser.signedIn(pages, "owner-carla", "CASEWORKER");
        String page = "/staff/parking-permits/" + reference;
        assertThat(text(carla.get("/staff/parking-permits"))).contains(reference).doesNotContain("owner-anna");
        assertThat(text(carla.get(page))).doesNotContain("owner-anna");
        assertThat(carla.post(page)).hasStatus(422);
        assertThat(events.of(EventAction.DOSSIER_ACCESS)).isEmpty();
        assertThat(text(carla.post(page, "purpose", "control"))).contains("owner-anna", "Ich prüfe die Berechtigung");
        assertThat(events.of(EventAction.DOSSIER_ACCESS))
                .containsExactly(new DossierEvent("owner-anna", "control", reference,
                        new Circumstances(true, null, null)));
    }

    @Test
    void tellsWhenACaseworkerOpensARequestNobodyHasToDoWithAnyMore() {
        Browser anna = Browser.of(pages, "owner-anna");
        String withdrawn = byProgram(pages, "owner-anna", plate(), "2026-11");
        anna.post("/parking-permit/requests/" + withdrawn + "/withdraw");
        events.clear();

        Browser.signedIn(pages, "owner-carla", "CASEWORKER")
                .post("/staff/parking-permits/" + withdrawn, "purpose", "inquiry");

        assertThat(events.of(EventAction.DOSSIER_ACCESS)).containsExactly(new DossierEvent("owner-anna", "inquiry",
                withdrawn, new Circumstances(false, null, null)));
    }

    @Test
    void tellsWhenACaseworkerOpensTheirOwnRequest() {
        Browser.signedIn(pages, "owner-anna", "CASEWORKER")
                .post("/staff/parking-permits/" + reference, "purpose", "control");

        assertThat(events.of(EventAction.DOSSIER_ACCESS)).containsExactly(new DossierEvent("owner-anna", "control",
                reference, new Circumstances(true, null, true)));
    }
}
