package ch.meinkonto.portal.party;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.party.TestParties.fillIn;
import static ch.meinkonto.portal.party.TestParties.join;
import static ch.meinkonto.portal.party.TestParties.say;
import static ch.meinkonto.portal.party.TestParties.stop;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.buildingservice.Building;

/** Two people fill in one draft: they see the same answers, lose none of each other's, and nothing else of each other. */
@PortalTest
@Import(Building.Configuration.class)
class SharedDraftTests {
    private static final String APPLY = "/building/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient jdbc;

    private Browser anna(String account) {
        return Browser.ofTwoFactors(pages, account, "Anna Muster");
    }

    private Browser beat(String account) {
        return Browser.ofTwoFactors(pages, account, "Beat Frei");
    }

    /** Everything answered. */
    private static void answer(Browser person) {
        person.post(APPLY + "/plot", "plot", "Weinbergstrasse 7");
        person.post(APPLY + "/height", "height", "12");
        person.post(APPLY + "/land", "land", "own");
        person.post(APPLY + "/colour", "colour", "Rot");
        person.post(APPLY + "/plans");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void neighboursAgree(Browser applicant, String prefix) {
        for (String name : List.of("-n1", "-n2")) {
            Browser neighbour = Browser.ofTwoFactors(pages, prefix + name, "Nora Nah");
            say(neighbour, join(applicant, neighbour, "building", "neighbour"), "agree");
        }
    }

    @Test
    void bothAnswerInTheSameDraft() throws IOException {
        Browser anna = anna("shared-1");
        Browser beat = beat("shared-2");
        anna.post(APPLY + "/plot", "plot", "Weinbergstrasse 7");
        beat.post(APPLY + "/plot", "plot", "Mein eigenes Land");
        String page = join(anna, beat, "building", "architect");
        assertThat(text(beat.get(page))).contains("Antrag von Anna Muster", "Antrag ausfüllen");
        fillIn(beat, page);
        assertThat(text(beat.get(APPLY + "/plot"))).contains("Weinbergstrasse 7", "Sie arbeiten am Antrag von Anna")
                .doesNotContain("Mein eigenes Land");
        beat.post(APPLY + "/height", "height", "12");
        beat.send(APPLY + "/plans", List.of(Browser.file("plans", "plan.png", picture())));
        stop(beat);
        assertThat(text(anna.get(APPLY + "/height"))).contains("value=\"12\"");
        assertThat(text(anna.get(APPLY + "/plans"))).contains("plan.png");
        assertThat(text(beat.get(APPLY + "/plot"))).contains("Mein eigenes Land");
        assertThat(text(anna.get("/account/looked-at"))).contains("Beat Frei, an Ihrem Antrag beteiligt");
    }

    @Test
    void whoFillsInSeesNothingElseOfTheApplicant() {
        Browser anna = anna("shared-3");
        Browser beat = beat("shared-4");
        answer(anna);
        neighboursAgree(anna, "shared-3");
        String earlier = target(anna.post(APPLY + "/check", "submission",
                hidden(anna.get(APPLY + "/check"), "submission"))).split("/")[3];
        anna.post(APPLY + "/plot", "plot", "Seestrasse 1");
        fillIn(beat, join(anna, beat, "building", "planner"));
        assertThat(text(beat.get("/building"))).doesNotContain(earlier, "id=\"again\"");
        for (String page : List.of("/building/requests/" + earlier, APPLY + "/parties")) {
            assertThat(beat.get(page).getResponse().getStatus()).as(page).isIn(403, 404, 409);
        }
        for (String page : List.of("/account", "/requests", "/tax-extension", "/payment/" + earlier)) {
            assertThat(beat.get(page)).as(page).hasStatus(403);
        }
        assertThat(beat.post(APPLY + "/again", "reference", earlier).getResponse().getStatus()).isIn(404, 409);
        assertThat(beat.post(APPLY + "/restart").getResponse().getStatus()).isEqualTo(409);
        assertThat(text(anna.get(APPLY + "/plot"))).contains("Seestrasse 1");
    }

    @Test
    void anAnswerThatSomebodyElseChangedIsShownBeforeItIsReplaced() {
        Browser anna = anna("shared-5");
        Browser beat = beat("shared-6");
        answer(anna);
        fillIn(beat, join(anna, beat, "building", "architect"));
        String seen = hidden(beat.get(APPLY + "/colour"), "seen");
        anna.post(APPLY + "/colour", "colour", "Blau", "seen", hidden(anna.get(APPLY + "/colour"), "seen"));

        MvcTestResult late = beat.post(APPLY + "/colour", "colour", "Grün", "seen", seen);
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("inzwischen geändert", "id=\"theirs\"", "Blau", "value=\"Grün\"");
        assertThat(text(anna.get(APPLY + "/colour"))).contains("value=\"Blau\"");
        assertThat(beat.post(APPLY + "/colour", "colour", "Blau", "seen", seen)).as("the same answer is no conflict")
                .hasStatus(303);
        assertThat(beat.post(APPLY + "/colour", "colour", "Grün", "seen", hidden(late, "seen"))).hasStatus(303);
        assertThat(text(anna.get(APPLY + "/colour"))).contains("value=\"Grün\"");
    }

    @Test
    void whatIsHandedInIsWhatWasChecked() {
        Browser anna = anna("shared-7");
        Browser beat = beat("shared-8");
        answer(anna);
        neighboursAgree(anna, "shared-7");
        fillIn(beat, join(anna, beat, "building", "planner"));
        MvcTestResult check = anna.get(APPLY + "/check");
        beat.post(APPLY + "/colour", "colour", "Gelb", "seen", hidden(beat.get(APPLY + "/colour"), "seen"));
        MvcTestResult stale = anna.post(APPLY + "/check", "submission", hidden(check, "submission"), "seen",
                hidden(check, "seen"));
        assertThat(stale).hasStatus(422);
        assertThat(text(stale)).contains("inzwischen geändert", "Gelb");
        assertThat(anna.post(APPLY + "/check", "submission", hidden(stale, "submission"), "seen",
                hidden(stale, "seen"))).hasStatus(303);
    }

    @Test
    void onlyARoleThatMayHandsIn() {
        Browser anna = anna("shared-9");
        Browser planner = beat("shared-10");
        answer(anna);
        neighboursAgree(anna, "shared-9");
        fillIn(planner, join(anna, planner, "building", "planner"));
        MvcTestResult check = planner.get(APPLY + "/check");
        assertThat(text(check)).contains("Einreichen kann nur").doesNotContain("id=\"submit\"");
        assertThat(planner.post(APPLY + "/check", "submission", hidden(check, "submission"))).hasStatus(422);

        Browser architect = Browser.ofTwoFactors(pages, "shared-11", "Carla Neu");
        fillIn(architect, join(anna, architect, "building", "architect"));
        String confirmation = target(architect.post(APPLY + "/check", "submission",
                hidden(architect.get(APPLY + "/check"), "submission")));
        String request = confirmation.replace("/confirmation", "");
        assertThat(architect.get(confirmation)).hasRedirectedUrl(request);
        assertThat(text(architect.get(request))).contains("Antrag von Anna Muster, den Sie zusammen ausgefüllt");
        assertThat(text(anna.get(request))).contains("durch Carla Neu");
        assertThat(text(anna.get("/requests"))).contains("Weinbergstrasse 7");
    }

    @Test
    void afterHandingInTheySeeTheCaseAndChangeNothing() {
        Browser anna = anna("shared-12");
        Browser beat = beat("shared-13");
        answer(anna);
        neighboursAgree(anna, "shared-12");
        String page = join(anna, beat, "building", "architect");
        fillIn(beat, page);
        String request = target(anna.post(APPLY + "/check", "submission",
                hidden(anna.get(APPLY + "/check"), "submission"))).replace("/confirmation", "");
        assertThat(text(beat.get(APPLY + "/colour"))).contains("Sie können an diesem Antrag nicht mehr arbeiten");
        beat.shownFor(null);
        assertThat(text(beat.get("/requests"))).contains("Antrag von Anna Muster, mit Ihnen", request);
        assertThat(text(beat.get(request))).contains("Weinbergstrasse 7", "Eingereicht")
                .doesNotContain("id=\"withdraw\"");
        assertThat(beat.post(request + "/withdraw")).hasStatus(404);
        assertThat(text(anna.get(request))).contains("Beat Frei", "Mit ausgefüllt", "Entfernen");
        assertThat(text(anna.get("/account/looked-at"))).contains("Beat Frei, an Ihrem Antrag beteiligt");
        assertThat(anna.post(page + "/end", "reference", request.split("/")[3])).hasRedirectedUrl(request);
        assertThat(beat.get(request)).hasStatus(404);
        assertThat(text(beat.get("/requests"))).doesNotContain(request);
    }

    @Test
    void anEndCountsAtOnceAlsoForAnOpenPage() {
        Browser anna = anna("shared-14");
        Browser beat = beat("shared-15");
        answer(anna);
        String page = join(anna, beat, "building", "architect");
        fillIn(beat, page);
        anna.post(page + "/end");
        MvcTestResult late = beat.post(APPLY + "/colour", "colour", "Schwarz");
        assertThat(late).hasStatus(403);
        assertThat(text(late)).contains("nicht mehr beteiligt");
        assertThat(text(anna.get(APPLY + "/colour"))).contains("value=\"Rot\"");
        assertThat(jdbc.sql("select count(*) from cases.draft where owner = 'shared-15'").query(Integer.class)
                .single()).as("nor did it become theirs").isZero();
    }
}
