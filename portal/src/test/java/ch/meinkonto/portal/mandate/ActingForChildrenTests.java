package ch.meinkonto.portal.mandate;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.mandate.TestMandates.ACTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.childservice.SwimLesson;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.cityservice.Wards;

/** A parent acts for a child of the household, in a service that is open to parents. */
@PortalTest
@Import({SwimLesson.Configuration.class, ActingForChildrenTests.Households.class})
class ActingForChildrenTests {
    private static final String APPLY = "/swim-lesson/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    /** Households in a table, as the real ones are. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Households {
        @Bean
        Wards householdsOfTheTest(JdbcClient jdbc) {
            return account -> jdbc.sql("select person, name, birth from household_of_the_test where parent = ?")
                    .param(account)
                    .query((row, number) -> new Ward(row.getString("person"), row.getString("name"),
                            row.getObject("birth", LocalDate.class)))
                    .list();
        }
    }

    @BeforeEach
    void households() {
        jdbc.sql("""
                create table if not exists household_of_the_test (parent text, person text, name text, birth date)""")
                .update();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    private Browser parentOf(String account, String person, String name, LocalDate birth) {
        jdbc.sql("insert into household_of_the_test values (?, ?, ?, ?)").params(account, person, name, birth).update();
        return Browser.ofTwoFactors(pages, account, "Anna Muster");
    }

    private static void act(Browser parent, String person) {
        assertThat(parent.post(ACTING, "for", "child:" + person)).hasRedirectedUrl(ACTING);
        parent.shownFor("child:" + person);
    }

    private static String handIn(Browser resident, String course) {
        resident.post(APPLY + "/course", "course", course);
        String submission = hidden(resident.get(APPLY + "/check"), "submission");
        return target(resident.post(APPLY + "/check", "submission", submission)).split("/")[3];
    }

    @Test
    void theCaseIsTheParentsAndSaysWhichChildItIsFor() {
        Browser anna = parentOf("child-1", "p-1", "Lina Muster", LocalDate.of(2016, 5, 4));
        assertThat(text(anna.get(ACTING))).contains("Lina Muster", "04.05.2016");
        act(anna, "p-1");
        assertThat(text(anna.get(ACTING))).contains("Sie handeln für Lina Muster", "Schwimmkurs").doesNotContain(
                "Frist für die Steuererklärung");
        String reference = handIn(anna, "Krebs");

        assertThat(text(anna.get("/swim-lesson/requests/" + reference))).contains("Lina Muster, geboren am 04.05.2016");
        assertThat(text(anna.get(ACTING))).contains(reference);
        assertThat(
                jdbc.sql("select owner || concerned_person || concerned_name from cases.case_file where reference = ?")
                        .param(reference).query(String.class).single())
                .isEqualTo("child-1p-1Lina Muster");
        anna.post(ACTING, "for", "me");
        anna.shownFor(null);
        assertThat(text(anna.get("/requests"))).contains("Krebs (Lina Muster)");
    }

    @Test
    void eachChildAndTheParentHaveADraftOfTheirOwn() {
        Browser anna = parentOf("child-2", "p-2", "Lina Muster", LocalDate.of(2016, 5, 4));
        parentOf("child-2", "p-3", "Tim Muster", LocalDate.of(2019, 1, 1));
        anna.post(APPLY + "/course", "course", "Delfin");
        act(anna, "p-2");
        anna.post(APPLY + "/course", "course", "Krebs");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Krebs", "Lina Muster").doesNotContain("Delfin");
        act(anna, "p-3");
        assertThat(text(anna.get(APPLY + "/course"))).doesNotContain("Krebs", "Delfin");
        String tims = handIn(anna, "Seepferd");
        act(anna, "p-2");
        assertThat(anna.get("/swim-lesson/requests/" + tims)).hasStatus(404);
        assertThat(text(anna.get("/swim-lesson"))).doesNotContain(tims, "id=\"again\"");
        anna.post(ACTING, "for", "me");
        anna.shownFor(null);
        assertThat(text(anna.get(APPLY + "/check"))).contains("Delfin", "Anna Muster");
    }

    @Test
    void nobodyActsForSomebodyElsesChildOrForOneOfAge() {
        Browser anna = parentOf("child-4", "p-4", "Lina Muster", LocalDate.of(2008, 11, 24));
        parentOf("child-5", "p-5", "Tim Frei", LocalDate.of(2019, 1, 1));
        assertThat(anna.post(ACTING, "for", "child:p-5")).hasStatus(422);
        act(anna, "p-4");
        assertThat(anna.get(APPLY)).hasStatus(302);
        clock.setTo(LocalDate.of(2026, 11, 24));
        assertThat(anna.get(APPLY)).hasStatus(403);
        assertThat(text(anna.shownFor(null).get(ACTING))).doesNotContain("Lina Muster");
    }

    @Test
    void whoLeavesTheHouseholdIsRepresentedNoMoreAtOnce() {
        Browser anna = parentOf("child-6", "p-6", "Lina Muster", LocalDate.of(2016, 5, 4));
        act(anna, "p-6");
        anna.post(APPLY + "/course", "course", "Krebs");
        jdbc.sql("delete from household_of_the_test where person = 'p-6'").update();
        assertThat(text(anna.post(APPLY + "/course", "course", "Delfin"))).contains("Sie dürfen nicht mehr");
        assertThat(jdbc.sql("select answers::text from cases.draft where owner = 'child-6'").query(String.class)
                .single()).contains("Krebs");
    }

    @Test
    void servicesThatAreNotForChildrenAreRefused() {
        Browser anna = parentOf("child-7", "p-7", "Lina Muster", LocalDate.of(2016, 5, 4));
        act(anna, "p-7");
        for (String page : new String[]{"/tax-extension", "/parking-permit", "/account", "/requests"}) {
            assertThat(anna.get(page)).as(page).hasStatus(403);
        }
    }
}
