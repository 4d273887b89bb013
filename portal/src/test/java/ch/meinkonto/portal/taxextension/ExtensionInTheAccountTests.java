package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.taxextension.TestHardship.STAFF;
import static ch.meinkonto.portal.taxextension.TestHardship.handIn;
import static ch.meinkonto.portal.taxextension.TestHardship.open;
import static ch.meinkonto.portal.taxextension.TestHardship.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.upload.FileKind;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What of a case is seen in the account: post, looks of staff, documents, the copy of all data. */
@PortalTest
class ExtensionInTheAccountTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void april() {
        clock.setTo(LocalDate.of(2027, 4, 10));
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void provesWhenADecisionWasOpenedFirst() {
        Browser anna = Browser.of(pages, "account-1");
        String reference = handIn(anna, register);
        Browser carla = taken(pages, "account-carla", reference);
        decide(carla, reference, "granted", "31.7.2027");
        String page = "/tax-extension/requests/" + reference;

        assertThat(text(anna.get("/account"))).contains("Sie haben 1 neue Nachricht", reference);
        assertThat(text(anna.get("/account/inbox"))).contains("Entscheid:", page, "Neu").doesNotContain("Von Ihnen");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("noch nicht geöffnet");
        assertThat(jdbc.sql("select count(*) from inbox.opened where owner = 'account-1'").query(Integer.class)
                .single()).isZero();

        clock.setTo(LocalDate.of(2027, 4, 12));
        assertThat(text(anna.get(page))).contains("Sie haben den Entscheid am 12.04.2027");
        clock.setTo(LocalDate.of(2027, 4, 20));
        assertThat(text(anna.get(page))).contains("Sie haben den Entscheid am 12.04.2027");
        assertThat(text(anna.get("/account/inbox"))).contains("Von Ihnen geöffnet am 12.04.2027");
        assertThat(text(carla.get(STAFF + "/" + reference))).contains("Von der Person geöffnet am 12.04.2027");
        assertThat(text(anna.get("/account"))).contains("Alles ist erledigt");
        assertThat(events.of(EventAction.DOCUMENT_VIEW)).singleElement()
                .isInstanceOfSatisfying(DocumentEvent.class, opened -> assertThat(opened)
                        .returns("account-1", DocumentEvent::owner)
                        .returns("decision", DocumentEvent::type));
    }

    @Test
    void nobodyElseOpensOrSeesAnybodysPost() {
        String reference = handIn(Browser.of(pages, "account-2"), register);
        decide(taken(pages, "account-carla", reference), reference, "granted", "31.7.2027");
        events.clear();
        Browser beat = Browser.of(pages, "account-3");
        assertThat(text(beat.get("/account/inbox"))).contains("noch keine Nachrichten").doesNotContain(reference);
        assertThat(beat.get("/tax-extension/requests/" + reference)).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from inbox.opened where post = ?").param("decision " + reference)
                .query(Integer.class).single()).isZero();
        assertThat(Browser.ofVisitor(pages).get("/account")).hasRedirectedUrl("/oauth2/authorization/meinkonto");
    }

    @Test
    void aQuestionOfTheOfficeWaitsUntilItIsAnswered() {
        Browser anna = Browser.of(pages, "account-4");
        String reference = handIn(anna, register);
        taken(pages, "account-carla", reference).post(STAFF + "/" + reference + "/ask", "question", "wish", "text",
                "Reicht Ihnen Juni?");
        assertThat(text(anna.get("/account"))).contains("Das Amt hat eine Frage");
        assertThat(text(anna.get("/account/inbox"))).contains("Frage:").doesNotContain("Beantwortete");
        anna.post("/tax-extension/requests/" + reference + "/correct", "wish", "30.6.2027");
        assertThat(text(anna.get("/account/inbox"))).contains("Beantwortete Frage:");
    }

    @Test
    void tellsWhichOfficeLookedWhenAndWhatFor() {
        Browser anna = Browser.of(pages, "account-5");
        String reference = handIn(anna, register);
        assertThat(text(anna.get("/account/looked-at"))).contains("Niemand von der Stadt");
        taken(pages, "account-carla", reference);
        assertThat(text(anna.get("/account/looked-at"))).contains("10.04.2027", "Ihren Antrag bearbeiten", reference,
                "Das zuständige Amt hat Ihren Antrag geöffnet (").doesNotContain("account-carla");
        assertThat(text(Browser.of(pages, "account-6").get("/account/looked-at"))).doesNotContain(reference);
    }

    @Test
    void tellsOfLooksByMailOnceADayToWhoeverChoseIt() {
        Browser anna = Browser.of(pages, "account-7");
        anna.post("/account/notifications", "topic", "looked-at");
        String reference = handIn(anna, register);
        Browser carla = taken(pages, "account-carla", reference);
        carla.get(STAFF + "/" + reference);
        assertThat(mailsOf("account-7", "hat Ihren Antrag " + reference)).isEqualTo(1);
        clock.setTo(LocalDate.of(2027, 4, 11));
        carla.get(STAFF + "/" + reference);
        assertThat(mailsOf("account-7", "hat Ihren Antrag " + reference)).isEqualTo(2);

        String other = handIn(Browser.of(pages, "account-8"), register);
        taken(pages, "account-carla", other);
        assertThat(mailsOf("account-8", "hat Ihren Antrag")).isZero();
    }

    @Test
    void aRefusalCanBeCheckedByItsCodeLikeAnyDocument() {
        Browser anna = Browser.of(pages, "account-9");
        String reference = handIn(anna, register);
        decide(taken(pages, "account-carla", reference), reference, "refused", "");
        Browser leo = Browser.signedIn(pages, "account-leo", "TEAM_LEAD");
        open(leo, reference);
        leo.post(STAFF + "/" + reference + "/confirm");

        String list = text(anna.get("/account/documents"));
        assertThat(list).contains("Entscheid (PDF)", reference);
        String address = list.replaceAll("(?s)^.*?href=\"(/tax-extension/requests/[^\"]*/documents/[^\"]*)\".*$", "$1");
        byte[] document = anna.get(address).getResponse().getContentAsByteArray();
        URI code = URI.create(PictureOfCode.read(document, FileKind.PDF).orElseThrow());
        Browser anybody = Browser.ofVisitor(pages);
        assertThat(text(anybody.get(code.getPath() + "?" + code.getQuery()))).contains("Echt und gültig", "Entscheid",
                reference).doesNotContain("Anna");
        assertThat(text(anybody.get("/verify/document?c=" + code))).contains("Echt und gültig");
        assertThat(text(anybody.get("/verify/document?c=bm90aGluZw.00000000.AAAA"))).contains("Nicht echt");
        assertThat(text(anybody.get("/verify/certificate"))).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void theCopyHoldsEverythingOfOnePersonAndNothingOfAnybodyElse() throws IOException {
        Browser anna = Browser.of(pages, "account-10");
        String reference = handIn(anna, register);
        decide(taken(pages, "account-carla", reference), reference, "granted", "31.7.2027");
        anna.get("/tax-extension/requests/" + reference);
        anna.post("/account/notifications", "topic", "reminder");
        String other = handIn(Browser.of(pages, "account-11"), register);
        events.clear();

        Map<String, byte[]> copy = unzip(anna.get("/account/data/copy.zip").getResponse().getContentAsByteArray());
        assertThat(copy).containsKeys("account.json", "requests/requests.json", "requests/history.json",
                "looked-at/requests.json", "opened-post.json", "mail-topics.json");
        assertThat(copy.keySet()).anyMatch(name -> name.startsWith("documents/" + reference + "/"))
                .anyMatch(name -> name.startsWith("sent-files/") && name.endsWith("Zeugnis.pdf"));
        String requests = new String(copy.get("requests/requests.json"), StandardCharsets.UTF_8);
        assertThat(requests).contains(reference, "Ich lag im Spital", "2027-07-31").doesNotContain(other);
        copy.forEach((name, content) -> assertThat(new String(content, StandardCharsets.ISO_8859_1)).as(name)
                .doesNotContain("account-carla", other));
        assertThat(events.of(EventAction.DOCUMENT_DOWNLOAD)).singleElement()
                .isInstanceOfSatisfying(DocumentEvent.class, download -> assertThat(download)
                        .returns("data-copy", DocumentEvent::type)
                        .returns("account-10", DocumentEvent::owner));
    }

    @Test
    void everyPageOfTheAccountSpeaksEveryLanguage() {
        String reference = handIn(Browser.of(pages, "account-12"), register);
        taken(pages, "account-carla", reference);
        for (String language : List.of("de", "en", "fr", "it")) {
            Browser anna = Browser.of(pages, "account-12").in(language);
            for (String page : List.of("/account", "/account/inbox", "/account/documents", "/account/payments",
                    "/account/looked-at", "/account/notifications", "/account/data", "/verify/document")) {
                assertThat(text(anna.get(page))).as(page).contains("lang=\"" + language + "\"", "<h1",
                        "href=\"tel:+41444121111\"").doesNotContain("??");
            }
        }
    }

    private int mailsOf(String owner, String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + owner + "@example.ch%" + words + "%")
                .query(Integer.class)
                .single();
    }

    private static void decide(Browser staff, String reference, String outcome, String until) {
        assertThat(staff.post(STAFF + "/" + reference + "/decide", "outcome", outcome, "granted-until", until, "reason",
                "Gute Besserung.")).hasRedirectedUrl(STAFF + "/" + reference);
    }

    private static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
