package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestPaper;

/** People who move, dwellings, and ways through the questions. */
final class TestMoves {
    static final String APPLY = "/move/apply";
    static final Dwelling DWELLING = new Dwelling(990_000_007, 3, "0000603", "Probegasse", "7", 8005, "Zürich", 1,
            "links");

    private static final AtomicInteger NEXT = new AtomicInteger(400_000_000);

    private TestMoves() {}

    /** A citizen with a number no other test uses. */
    static RegisteredPerson citizen(String firstNames) {
        return person(firstNames, false);
    }

    static RegisteredPerson foreigner(String firstNames) {
        return person(firstNames, true);
    }

    /** A citizen who was born on a day. */
    static RegisteredPerson born(String firstNames, LocalDate day) {
        return new RegisteredPerson(MoversFields.identified(Ahvn13.of(NEXT.incrementAndGet()), "Muster", firstNames,
                Sex.FEMALE, day), false);
    }

    private static RegisteredPerson person(String firstNames, boolean foreigner) {
        return new RegisteredPerson(born(firstNames, LocalDate.of(1985, 3, 27)).identification(), foreigner);
    }

    static String number(RegisteredPerson person) {
        return Objects.requireNonNull(person.identification().ahvn13()).dotted();
    }

    /** Somebody who is signed in with a second factor. */
    static Browser resident(MockMvcTester pages, String accountId) {
        return Browser.ofStaff(pages, accountId, "RESIDENT");
    }

    /** Says which way and who. */
    static MvcTestResult identify(Browser resident, String direction, RegisteredPerson person) {
        resident.post(APPLY + "/direction", "direction", direction);
        return resident.post(APPLY + "/identity", "ahv-number", number(person), "official-name",
                person.identification().officialName(), "first-names", person.identification().firstNames(), "sex",
                "female", "birth", "27.3.1985");
    }

    /** Chooses the listed dwelling. */
    static void chooseDwelling(Browser resident) {
        resident.post(APPLY + "/dwelling-way", "dwelling-way", "number");
        resident.post(APPLY + "/dwelling-number", "dwelling-number", DWELLING.officialNumber());
        resident.post(APPLY + "/dwelling", "dwelling", DWELLING.key());
    }

    /** Rents, with the lease at hand. */
    static void rent(Browser resident) {
        resident.post(APPLY + "/tenure", "tenure", "tenant");
        resident.post(APPLY + "/landlord", "landlord", "Verwaltung Muster AG");
        sendLease(resident);
    }

    static void sendLease(Browser resident) {
        sendPaper(resident, "lease-proof", "lease", "lease-ready", "now");
    }

    /** Sends a paper on its page, then says with the other fields of the page that it is there. */
    static void sendPaper(Browser resident, String question, String field, String... fields) {
        resident.send(APPLY + "/" + question, List.of(Browser.file(field, field + ".pdf", TestPaper.empty())));
        assertThat(resident.post(APPLY + "/" + question, fields)).hasStatus(303);
    }

    /** Neither dog nor vehicle, and how they can be reached. */
    static MvcTestResult reach(Browser resident) {
        resident.post(APPLY + "/pets", "dog", "no");
        resident.post(APPLY + "/vehicles", "vehicles", "none");
        return resident.post(APPLY + "/contact", "phone", "044 412 11 11", "mail", "anna@example.ch");
    }

    /** Everything answered for a citizen who moves alone within the city. */
    static void answerWithin(Browser resident, RegisteredPerson person, String day) {
        identify(resident, "within", person);
        resident.post(APPLY + "/day", "day", day);
        chooseDwelling(resident);
        rent(resident);
        reach(resident);
    }

    /** Everything answered for a citizen who leaves for another municipality. */
    static void answerOut(Browser resident, RegisteredPerson person, String town) {
        identify(resident, "out", person);
        resident.post(APPLY + "/day", "day", "1.12.2026");
        resident.post(APPLY + "/goal", "goal", "switzerland");
        resident.post(APPLY + "/goal-address", "goal-street", "Dorfstrasse", "goal-house", "1", "goal-postcode",
                "8400", "goal-town", town);
        reach(resident);
    }

    /** Pays and with that hands in what is answered: the reference. */
    static String pay(Browser resident, RecordingPayments payments) {
        MvcTestResult check = resident.get(APPLY + "/check");
        String payPage = target(resident.post(APPLY + "/check", "submission", hidden(check, "submission"), "fee",
                hidden(check, "fee")));
        String reference = payPage.substring(payPage.lastIndexOf('/') + 1);
        payments.settle(reference);
        return reference;
    }

    /** Hands in what is answered and costs nothing: the reference. */
    static String handIn(Browser resident) {
        MvcTestResult check = resident.get(APPLY + "/check");
        return target(resident.post(APPLY + "/check", "submission", hidden(check, "submission"))).split("/")[3];
    }

    /** The text of the first document that a page of a request links to. */
    static String pdf(Browser resident, String page) throws IOException {
        String address = page.replaceAll("(?s).*href=\"(/move/requests/[^\"]*/documents/[^\"]*)\".*", "$1");
        try (PDDocument document = Loader.loadPDF(resident.get(address).getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
