package ch.meinkonto.portal.mandate;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.mandate.TestMandates.MANDATES;
import static ch.meinkonto.portal.mandate.TestMandates.between;
import static ch.meinkonto.portal.mandate.TestMandates.give;
import static ch.meinkonto.portal.mandate.TestMandates.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.mandate.TestMandates.Given;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.MandateEvent;
import ch.meinkonto.soc.contract.MandateEvent.Refusal;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Giving, taking and ending a mandate by pages, and every refusal. */
@PortalTest
class MandatePagesTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ForgottenMandates forgotten;

    @BeforeEach
    void quiet() {
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    private Browser anna(String id) {
        return Browser.ofTwoFactors(pages, id, "Anna Muster");
    }

    private Browser beat(String id) {
        return Browser.ofTwoFactors(pages, id, "Beat Frei");
    }

    @Test
    void bothLearnEachOthersNamesByTheCodeAndAreTold() {
        Browser anna = anna("mandate-1");
        Browser beat = beat("mandate-2");
        Given given = give(anna, "31.3.2027", "tax-extension");
        assertThat(text(anna.get(given.page()))).contains("Wartet auf den Code").doesNotContain(given.code(),
                "Beat Frei");
        assertThat(beat.get(given.page())).hasStatus(404);
        assertThat(mails("mandate-1", "vorbereitet")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + given.code() + "%").query(Integer.class).single()).isZero();

        assertThat(redeem(beat, given.code().toLowerCase(Locale.ROOT))).hasRedirectedUrl(given.page());

        assertThat(text(beat.get(given.page()))).contains("Sie dürfen für Anna Muster handeln", "31.03.2027");
        assertThat(text(anna.get(given.page()))).contains("Beat Frei darf für Sie handeln", "Gilt");
        assertThat(mails("mandate-1", "Beat Frei darf jetzt für Sie handeln")).isEqualTo(1);
        assertThat(mails("mandate-2", "Sie dürfen jetzt für Anna Muster handeln")).isEqualTo(1);
        assertThat(text(Browser.of(pages, "mandate-1").get("/account/inbox"))).contains("Vollmacht\u00a0· Beat Frei");
        assertThat(text(Browser.of(pages, "mandate-2").get("/account/inbox"))).contains("Vollmacht\u00a0· Anna Muster");
    }

    @Test
    void whoeverGivesSignsInWithTwoFactorsAndWhoeverEndsNeedNot() {
        Browser weak = Browser.of(pages, "mandate-3");
        assertThat(weak.get(MANDATES + "/new")).hasStatus(403);
        assertThat(weak.post(MANDATES + "/new", "services", "tax-extension", "until", "31.3.2027"))
                .hasRedirectedUrl(MANDATES + "/new");
        Given given = give(anna("mandate-3"), "31.3.2027", "tax-extension");
        assertThat(weak.post(given.page() + "/end")).hasRedirectedUrl(given.page());
        assertThat(text(weak.get(given.page()))).contains("Beendet");
    }

    @Test
    void saysWhatIsWrongWithWhatWasTyped() {
        Browser anna = anna("mandate-4");
        MvcTestResult refused = anna.post(MANDATES + "/new", "services", "move", "until", "24.11.2027");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("error-summary", "Wählen Sie mindestens einen Dienst",
                "So lange kann eine Vollmacht nicht gelten", "Spätestens 23.11.2027",
                "value=\"24.11.2027\"");
        assertThat(text(anna.get(MANDATES))).contains("Niemand darf für Sie handeln");
    }

    @Test
    void aCodeCountsOnceAndNotForWhoGaveIt() {
        Browser anna = anna("mandate-5");
        Browser beat = beat("mandate-6");
        Given given = give(anna, "31.3.2027", "tax-extension");
        assertThat(text(redeem(anna, given.code()))).contains("Das ist Ihr eigener Code", "value=\"" + given.code());
        redeem(beat, given.code());
        assertThat(text(redeem(beat, given.code()))).contains("schon eingelöst");
        assertThat(text(redeem(beat("mandate-7"), given.code()))).contains("schon eingelöst").doesNotContain("Anna");
        assertThat(redeem(beat, given.code())).hasStatus(422);
    }

    @Test
    void aCodeIsNoneAnyMoreAfterAWeekOrOnceItWasTakenBack() {
        Browser anna = anna("mandate-8");
        Given late = give(anna, "31.3.2027", "tax-extension");
        Given ended = give(anna, "31.3.2027", "tax-extension");
        anna.post(ended.page() + "/end");
        assertThat(text(redeem(beat("mandate-9"), ended.code()))).contains("zurückgenommen");
        clock.move(Mandate.CODE_HOLDS);
        assertThat(text(redeem(beat("mandate-9"), late.code()))).contains("abgelaufen");
        assertThat(text(anna.get(late.page()))).contains("Code abgelaufen").doesNotContain("id=\"end\"");
    }

    @Test
    void eitherSideEndsItAtOnceAndBothAreTold() {
        Browser anna = anna("mandate-12");
        Browser beat = beat("mandate-13");
        Given given = between(anna, beat, "31.3.2027", "tax-extension");
        assertThat(beat.post(given.page() + "/end")).hasRedirectedUrl(given.page());
        assertThat(text(anna.get(given.page()))).contains("von der Person, die sie angenommen hat");
        assertThat(mails("mandate-12", "Beat Frei handelt nicht mehr für Sie")).isEqualTo(1);
        assertThat(mails("mandate-13", "zurückgegeben")).isEqualTo(1);
        anna.post(given.page() + "/end");
        assertThat(text(anna.get(given.page()))).contains("von der Person, die sie angenommen hat");
        assertThat(text(anna.get("/account/inbox"))).contains("Vollmacht\u00a0· Beat Frei");
    }

    @Test
    void nobodyElseSeesOrEndsIt() {
        Browser anna = anna("mandate-14");
        Given given = between(anna, beat("mandate-15"), "31.3.2027", "tax-extension");
        Browser carla = Browser.ofTwoFactors(pages, "mandate-16", "Carla Neu");
        events.clear();
        assertThat(carla.get(given.page())).hasStatus(404);
        assertThat(carla.post(given.page() + "/end")).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(2);
        assertThat(text(anna.get(given.page()))).contains("Die Vollmacht gilt jetzt");
        assertThat(Browser.ofVisitor(pages).get(given.page())).hasRedirectedUrl("/oauth2/authorization/meinkonto");
    }

    @Test
    void expiresAfterItsLastDay() {
        Browser anna = anna("mandate-17");
        Given given = between(anna, beat("mandate-18"), "23.11.2026", "tax-extension");
        assertThat(text(anna.get(given.page()))).contains("Die Vollmacht gilt jetzt");
        clock.setTo(LocalDate.of(2026, 11, 24));
        assertThat(text(anna.get(given.page()))).contains("Abgelaufen").doesNotContain("id=\"end\"");
    }

    @Test
    void speaksEveryLanguage() {
        Given given = between(anna("mandate-19"), beat("mandate-20"), "31.3.2027", "tax-extension");
        for (String language : List.of("de", "en", "fr", "it")) {
            Browser anna = anna("mandate-19").in(language);
            Browser beat = beat("mandate-20").in(language);
            for (String page : List.of(MANDATES, MANDATES + "/new", given.page(),
                    "/account/acting", "/account/inbox", "/account/looked-at")) {
                assertThat(text(anna.get(page))).as(page).contains("lang=\"" + language + "\"", "<h1")
                        .doesNotContain("??");
                assertThat(text(beat.get(page))).as(page).contains("<h1").doesNotContain("??");
            }
        }
    }

    @Test
    void theSecurityEventsHearWhoGaveTookAndEndedIt() {
        Browser anna = anna("mandate-21");
        Browser beat = beat("mandate-22");
        Given given = give(anna, "31.3.2027", "tax-extension");
        redeem(anna, given.code());
        redeem(beat, given.code());
        redeem(beat("mandate-23"), given.code());
        anna.post(given.page() + "/end");
        anna.post(given.page() + "/end");
        assertThat(events.all()).filteredOn(MandateEvent.class::isInstance)
                .containsExactly(told(EventAction.MANDATE_GIVE, given, null, null),
                        told(EventAction.MANDATE_REDEEM, given, "mandate-21", Refusal.OWN),
                        told(EventAction.MANDATE_REDEEM, given, "mandate-22", null),
                        told(EventAction.MANDATE_REDEEM, given, "mandate-23", Refusal.SPENT),
                        told(EventAction.MANDATE_END, given, "mandate-22", null));
    }

    private static MandateEvent told(EventAction action, Given given, @Nullable String acts, @Nullable Refusal why) {
        return new MandateEvent(action, Digests.of(given.id()), "mandate-21", acts, List.of("tax-extension"), why);
    }

    @Test
    void whatHoldsNoMoreIsForgottenAfterAYear() {
        Browser anna = anna("mandate-24");
        Given ended = between(anna, beat("mandate-25"), "31.3.2027", "tax-extension");
        anna.post(ended.page() + "/end");
        Given unused = give(anna, "31.3.2027", "tax-extension");
        Given expired = between(anna, beat("mandate-25"), "23.3.2027", "tax-extension");
        assertThat(text(anna.get(MANDATES))).contains("löschen wir nach 1 Jahr");
        for (Kept kept : List.of(new Kept(ended, LocalDate.of(2027, 11, 23)),
                new Kept(unused, LocalDate.of(2027, 11, 30)), new Kept(expired, LocalDate.of(2028, 3, 23)))) {
            clock.setTo(kept.lastDay());
            forgotten.delete();
            assertThat(anna.get(kept.mandate().page())).hasStatusOk();
            clock.setTo(kept.lastDay().plusDays(1));
            forgotten.delete();
            assertThat(anna.get(kept.mandate().page())).hasStatus(404);
        }
    }

    /** Until when a mandate is kept. */
    private record Kept(Given mandate, LocalDate lastDay) {}

    @Test
    void theCopyOfTheDataSaysUntilWhenAMandateIsKept() throws IOException {
        Browser anna = anna("mandate-26");
        Given given = between(anna, beat("mandate-27"), "31.3.2027", "tax-extension");
        assertThat(copyOf(anna)).contains("\"deletedAfter\" : \"2028-03-31\"");
        anna.post(given.page() + "/end");
        assertThat(copyOf(anna)).contains("\"deletedAfter\" : \"2027-11-23\"");
    }

    private static String copyOf(Browser anna) throws IOException {
        byte[] copy = anna.get("/account/data/copy.zip").getResponse().getContentAsByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(copy))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().equals("mandates/given.json")) {
                entry = zip.getNextEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int mails(String account, String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + account + "@example.ch%" + words + "%")
                .query(Integer.class)
                .single();
    }
}
