package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.byProgram;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;

/** What of a permit is seen in the account. */
@PortalTest
class ParkingPermitInTheAccountTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void waitsForItsPaymentOnTheFirstPage() {
        Browser anna = Browser.of(pages, "account-permit-1");
        assertThat(text(anna.get("/account"))).contains("Alles ist erledigt", "noch keine Anträge");
        String reference = byProgram(pages, "account-permit-1", plate(), "2026-11");
        assertThat(text(anna.get("/account"))).contains("Bezahlen Sie, damit Ihr Antrag gilt", reference);
        payments.settle(reference);
        assertThat(text(anna.get("/account"))).contains("1 neue Nachricht", reference);
        assertThat(text(anna.get("/account/inbox"))).contains("Entscheid: Parkkarte", "Neu");

        anna.get("/parking-permit/requests/" + reference + "/confirmation");

        assertThat(text(anna.get("/account"))).contains("Alles ist erledigt", reference);
        assertThat(text(anna.get("/account/inbox"))).contains("Von Ihnen geöffnet am 23.11.2026, 18:30");
    }

    @Test
    void listsPermitAndReceiptOnceItIsPaid() {
        Browser anna = Browser.of(pages, "account-permit-2");
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        assertThat(text(anna.get("/account/documents"))).contains("noch keine Dokumente").doesNotContain(reference);
        payments.settle(reference);
        String page = "/parking-permit/requests/" + reference;
        assertThat(text(anna.get("/account/documents"))).contains(page + "/permit.pdf", page + "/receipt.pdf");
        assertThat(text(Browser.of(pages, "account-permit-3").get("/account/documents"))).doesNotContain(reference);
    }

    @Test
    void showsEveryLookOfStaffInPagesNewestFirst() {
        Browser anna = Browser.of(pages, "account-permit-4");
        String reference = byProgram(pages, "account-permit-4", plate(), "2026-11");
        Browser carla = Browser.signedIn(pages, "account-permit-carla", "CASEWORKER");
        carla.post("/staff/parking-permits/" + reference, "purpose", "payment");
        for (int look = 0; look < 20; look++) {
            carla.post("/staff/parking-permits/" + reference, "purpose", "control");
        }
        String first = text(anna.get("/account/looked-at"));
        assertThat(first.split("eine Kontrolle", -1)).as("one line for what was looked at again and again").hasSize(2);
        assertThat(first).contains("20-mal, zuerst 23.11.2026", "Ältere Zugriffe").doesNotContain("eine Zahlung klären",
                "Neuere Zugriffe");
        String second = text(anna.get("/account/looked-at?page=2"));
        assertThat(second).contains("eine Zahlung klären", "Neuere Zugriffe", "23.11.2026, 18:30")
                .doesNotContain("Ältere Zugriffe", "eine Kontrolle", "account-permit-carla");
        assertThat(text(anna.get("/account/looked-at?page=-7"))).contains("eine Kontrolle");
        assertThat(text(anna.get("/account/looked-at?page=99"))).contains("Weiter zurück");
        assertThat(text(Browser.of(pages, "account-permit-5").get("/account/looked-at"))).doesNotContain(reference);
        assertThat(jdbc.sql("select count(*) from lookedat.look where owner = 'account-permit-4' and viewer = ?")
                .param("account-permit-carla").query(Integer.class).single()).isEqualTo(21);
    }

    @Test
    void theCopyOfAllDataHoldsPermitsAndTheirDocuments() throws IOException {
        Browser anna = Browser.of(pages, "account-permit-6");
        String reference = referenceIn(submit(anna, plate(), "2026-11"));
        payments.settle(reference);
        byte[] zip = anna.get("/account/data/copy.zip").getResponse().getContentAsByteArray();
        List<String> names = new ArrayList<>();
        try (ZipInputStream copy = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = copy.getNextEntry(); entry != null; entry = copy.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("parking-permits/permits.json", "documents/" + reference + "/permit.pdf",
                "documents/" + reference + "/receipt.pdf");
    }
}
