package ch.meinkonto.portal.receipt;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.ScannedPaper;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What a resident paid, and the paper about it. */
@PortalTest
class ReceiptPagesTests {
    private static final Instant PAID = Instant.parse("2026-11-20T10:15:00Z");

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private JdbcClient jdbc;

    private final String reference = "PK-2026-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeEach
    void calm() {
        events.clear();
    }

    @Test
    void listsEachPaymentWithItsStandAndAReceiptOnlyForWhatIsPaid() {
        Browser anna = Browser.of(pages, "payer-1");
        assertThat(text(anna.get("/account/payments"))).contains("noch nichts bezahlt");
        UUID failed = payment("payer-1", 1, "FAILED");
        UUID settled = payment("payer-1", 2, "SETTLED");
        assertThat(text(anna.get("/account/payments"))).contains("CHF\u00a0312.00", "Bezahlt am 20.11.2026, 11:15",
                "Nicht bezahlt", "Es wurde nichts abgebucht", settled + "/receipt.pdf",
                "/parking-permit/requests/" + reference)
                .doesNotContain(failed + "/receipt.pdf");
        assertThat(anna.get("/account/payments/" + failed + "/receipt.pdf")).hasStatus(404);
    }

    @Test
    void tellsWhatWentBackOfAPaymentAndWhatToDoWhenItCannot() {
        Browser anna = Browser.of(pages, "payer-5");
        UUID settled = payment("payer-5", 1, "SETTLED");
        UUID refund = refund(settled, 10_000, "DUE");
        assertThat(text(anna.get("/account/payments"))).contains("Wird zurückbezahlt", "CHF\u00a0100.00")
                .doesNotContain(">Bezahlt<");
        jdbc.sql("update payment.refund set state = 'DONE', next_check = null where id = ?").param(refund).update();
        assertThat(text(anna.get("/account/payments"))).contains("Teilweise zurückbezahlt",
                "CHF\u00a0100.00 zurückbezahlt am 20.11.2026", settled + "/receipt.pdf");
        jdbc.sql("update payment.refund set state = 'REFUSED' where id = ?").param(refund).update();
        assertThat(text(anna.get("/account/payments"))).contains("Rückzahlung offen", "044 412 11 11", reference);
    }

    @Test
    void tellsWhenMoneyThatWasNeverDueWentBack() {
        payment("payer-6", 1, "RETURNED");
        assertThat(text(Browser.of(pages, "payer-6").get("/account/payments")))
                .contains("Der ganze Betrag ging am 20.11.2026, 11:15 zurück")
                .doesNotContain("nichts abgebucht", "receipt.pdf");
    }

    @Test
    void twoOfTheStaffGiveBackByHandWhatTheProviderRefused() {
        UUID settled = payment("payer-7", 1, "SETTLED");
        UUID refund = refund(settled, 31_200, "REFUSED");
        Browser carla = Browser.ofStaff(pages, "refunds-carla", "CASEWORKER");
        assertThat(text(carla.get("/staff"))).contains("/staff/refunds");
        assertThat(text(carla.get("/staff/refunds"))).contains(reference, "Ist überwiesen", reference + "-1");
        assertThat(carla.post("/staff/refunds/" + refund + "/by-hand")).hasRedirectedUrl("/staff/refunds");
        assertThat(text(carla.get("/staff/refunds"))).contains("Eine zweite Person bestätigt es",
                "take-back-" + reference).doesNotContain("by-hand-" + reference, "confirm-" + reference);
        carla.post("/staff/refunds/" + refund + "/confirm");
        assertThat(text(Browser.of(pages, "payer-7").get("/account/payments"))).as("nobody confirms their own")
                .contains("Rückzahlung offen");
        Browser leo = Browser.ofStaff(pages, "refunds-leo", "TEAM_LEAD");
        assertThat(text(leo.get("/staff/refunds"))).contains("confirm-" + reference, "take-back-" + reference);
        assertThat(leo.post("/staff/refunds/" + refund + "/take-back")).hasRedirectedUrl("/staff/refunds");
        assertThat(text(leo.get("/staff/refunds"))).contains("by-hand-" + reference);
        carla.post("/staff/refunds/" + refund + "/by-hand");
        assertThat(leo.post("/staff/refunds/" + refund + "/confirm")).hasRedirectedUrl("/staff/refunds");
        assertThat(text(carla.get("/staff/refunds"))).contains(reference).doesNotContain("by-hand-" + reference);
        assertThat(text(Browser.of(pages, "payer-7").get("/account/payments")))
                .contains("auf das Konto, das Sie uns genannt haben").doesNotContain("Teilweise");
        assertThat(Browser.of(pages, "payer-7").get("/staff/refunds")).hasStatus(403);
    }

    @Test
    void ofASmallAmountOnePersonSaysAloneThatTheyGaveItBack() {
        UUID refund = refund(payment("payer-8", 1, "SETTLED"), 20_000, "REFUSED");
        Browser.ofStaff(pages, "refunds-carla", "CASEWORKER").post("/staff/refunds/" + refund + "/by-hand");
        assertThat(text(Browser.of(pages, "payer-8").get("/account/payments")))
                .contains("auf das Konto, das Sie uns genannt haben");
    }

    private UUID refund(UUID payment, long amountMinor, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                """
                        insert into payment.refund (id, payment_id, amount_minor, reason, state, created_at, changed_at, next_check)
                        values (:id, :payment, :amount, 'permit_returned', :state, :at, :at,
                            case when :state = 'DUE' then cast(:at as timestamptz) + interval '1 year' end)""")
                .param("id", id)
                .param("payment", payment)
                .param("amount", amountMinor)
                .param("state", state)
                .param("at", PAID.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    @Test
    void theReceiptSaysWhatWasPaidAndCanBeChecked() throws Exception {
        UUID settled = payment("payer-2", 1, "SETTLED");
        byte[] receipt = Browser.of(pages, "payer-2").get("/account/payments/" + settled + "/receipt.pdf")
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(receipt)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Quittung", reference, "20.11.2026, 11:15",
                    "CHF 312.00");
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
            URI code = URI.create(ScannedPaper.codeOn(pdf));
            assertThat(text(Browser.ofVisitor(pages).get(code.getPath() + "?" + code.getQuery())))
                    .contains("Echt und gültig", "Quittung", reference, "20.11.2026, 11:15");
        }
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).containsExactly(new DocumentEvent(
                EventAction.DOCUMENT_DOWNLOAD, Digests.of(settled.toString()), "receipt", receipt.length, "payer-2",
                null));
    }

    @Test
    void nobodyElseGetsAReceipt() {
        UUID settled = payment("payer-3", 1, "SETTLED");
        Browser beat = Browser.of(pages, "payer-4");
        assertThat(text(beat.get("/account/payments"))).doesNotContain(reference);
        assertThat(beat.get("/account/payments/" + settled + "/receipt.pdf")).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).containsExactly(
                new AuthorizationDeniedEvent("payment", Digests.of(settled.toString()), "not_owner"));
    }

    private UUID payment(String payer, int attempt, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into payment.payment (id, case_id, case_type, user_id, amount_minor, currency, language,
                    return_path, attempt, refno, open_key, settle_key, return_key, state, created_at, changed_at)
                values (:id, :case, 'parking-permit', :payer, 31200, 'CHF', 'de', '/requests', :attempt, :refno,
                    gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), :state, :at, :at)""")
                .param("id", id)
                .param("case", reference)
                .param("payer", payer)
                .param("attempt", attempt)
                .param("refno", reference + "-" + attempt)
                .param("state", state)
                .param("at", PAID.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
