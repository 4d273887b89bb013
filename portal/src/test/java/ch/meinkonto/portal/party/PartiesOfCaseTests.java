package ch.meinkonto.portal.party;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.party.TestParties.join;
import static ch.meinkonto.portal.party.TestParties.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.buildingservice.Building;
import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.portal.mandate.TestMandates;

/** What parties and the office see once a request is handed in, what programs learn, and what is kept of it. */
@PortalTest
@Import(Building.Configuration.class)
class PartiesOfCaseTests {
    private static final String APPLY = "/building/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private List<DataOfResident> copies;
    @Autowired
    private List<RecordsOfResident> records;
    @Autowired
    private TransactionTemplate transactions;

    private Browser person(String account, String name) {
        return Browser.ofTwoFactors(pages, account, name);
    }

    /** A case with who agreed to it: reference, and the pages of neighbour, neighbour and landowner. */
    private record Agreed(String reference, List<String> parts) {
        String page() {
            return "/building/requests/" + reference;
        }
    }

    private Browser applicant(String account) {
        Browser anna = person(account, "Anna Muster");
        anna.post(APPLY + "/plot", "plot", "Weinbergstrasse 7");
        anna.post(APPLY + "/height", "height", "12");
        anna.post(APPLY + "/land", "land", "rented");
        anna.post(APPLY + "/colour", "colour", "Rot");
        anna.post(APPLY + "/plans");
        return anna;
    }

    private Agreed handedIn(String prefix) {
        Browser anna = applicant(prefix + "-anna");
        List<String> parts = new ArrayList<>();
        Map.of("beat", "neighbour", "carla", "neighbour", "lea", "landowner").forEach((name, role) -> {
            Browser party = person(prefix + "-" + name, name);
            String part = join(anna, party, "building", role);
            say(party, part, "agree");
        });
        for (String name : List.of("beat", "carla", "lea")) {
            parts.add(text(person(prefix + "-" + name, name).get("/account/parties"))
                    .replaceAll("(?s).*href=\"(/building/parties/[^\"]*)\".*", "$1"));
        }
        String confirmation = target(anna.post(APPLY + "/check", "submission",
                hidden(anna.get(APPLY + "/check"), "submission")));
        return new Agreed(confirmation.split("/")[3], parts);
    }

    private Browser worker(String account, String reference) {
        Browser office = Browser.ofStaff(pages, account, "CASEWORKER");
        office.post("/staff/buildings/" + reference, "purpose", "processing");
        office.post("/staff/buildings/" + reference + "/take");
        return office;
    }

    @Test
    void whoAgreedSeesThatAndTakesItBackUntilItIsDecided() {
        Agreed file = handedIn("case-1");
        Browser beat = person("case-1-beat", "beat");
        Browser office = worker("case-1-office", file.reference());
        assertThat(text(office.get("/staff/buildings/" + file.reference()))).contains("Wer sonst noch beteiligt ist",
                "beat", "carla", "lea", "Einverstanden");
        assertThat(beat.get(file.page())).as("the case itself is not theirs").hasStatus(404);

        say(beat, file.parts().getFirst(), "take-back");
        assertThat(text(office.get("/staff/buildings/" + file.reference())))
                .contains("Einverständnis zurückgenommen: beat");
        assertThat(text(person("case-1-anna", "Anna Muster").get(file.page())))
                .contains("Einverständnis zurückgenommen: beat");
        assertThat(person("case-1-anna", "Anna Muster").post(file.parts().getFirst() + "/end"))
                .as("what was agreed to in a case, the applicant cannot remove").hasStatus(409);
        say(beat, file.parts().getFirst(), "agree");

        office.post("/staff/buildings/" + file.reference() + "/decide", "outcome", "granted", "reason", "In Ordnung.");
        assertThat(text(beat.get(file.parts().getFirst()))).contains("Darüber ist entschieden")
                .doesNotContain("Bewilligt", "id=\"take-back\"");
        assertThat(text(person("case-1-lea", "lea").get(file.parts().getLast())))
                .as("whom the service lets know the outcome").contains("id=\"outcome\"", "Bewilligt");
        assertThat(beat.post(file.parts().getFirst(), "word", "take-back", "seen", "x")).hasStatus(409);
    }

    @Test
    void aCorrectionLetsAnAgreementLapseAndTheOfficeSeesIt() {
        Agreed file = handedIn("case-2");
        Browser office = worker("case-2-office", file.reference());
        office.post("/staff/buildings/" + file.reference() + "/ask", "question", "height", "text", "Wirklich?");
        person("case-2-anna", "Anna Muster").post(file.page() + "/correct", "height", "14");
        assertThat(text(office.get("/staff/buildings/" + file.reference())))
                .contains("Antwort gilt nicht mehr", "Einverständnis hinfällig");
        Browser beat = person("case-2-beat", "beat");
        assertThat(text(beat.get(file.parts().getFirst()))).contains("14", "Ihre Antwort gilt nicht mehr");
        say(beat, file.parts().getFirst(), "agree");
        assertThat(text(office.get("/staff/buildings/" + file.reference()))).contains("Einverstanden: beat");
    }

    @Test
    void whoTakesPartDoesNotHandleTheCase() {
        Agreed file = handedIn("case-3");
        Browser beat = Browser.ofStaff(pages, "case-3-beat", "CASEWORKER");
        beat.post("/staff/buildings/" + file.reference(), "purpose", "processing");
        assertThat(text(beat.get("/staff/buildings/" + file.reference()))).contains("Den eigenen Antrag darf man nicht")
                .doesNotContain("id=\"take\"");
        beat.post("/staff/buildings/" + file.reference() + "/take");
        assertThat(jdbc.sql("select coalesce(assignee, 'nobody') from cases.case_file where reference = ?")
                .param(file.reference()).query(String.class).single()).isEqualTo("nobody");
    }

    @Test
    void aRepresentativeAgreesWhereTheMandateCoversTheServiceAndNowhereElse() {
        Browser anna = applicant("case-4-anna");
        Browser beat = person("case-4-beat", "Beat Frei");
        String part = join(anna, beat, "building", "neighbour");
        Browser dora = person("case-4-dora", "Dora Neu");
        dora.shownFor(TestMandates.act(dora, TestMandates.between(beat, dora, "31.3.2027", "tax-extension")));
        assertThat(dora.get(part)).hasStatus(403);
        TestParties.stop(dora);
        dora.shownFor(TestMandates.act(dora, TestMandates.between(beat, dora, "31.3.2027", "building")));
        say(dora, part, "agree");
        assertThat(text(anna.get(APPLY + "/parties"))).contains("Beat Frei", "Einverstanden", "durch Dora Neu");
    }

    private MvcTestResult get(String account, String path) {
        return pages.get().uri("/api/v1/buildings" + path).header("Authorization", "Bearer " + token(account))
                .exchange();
    }

    private String token(String account) {
        return TestIdentityProvider.instance()
                .accessToken(account, Map.of("scope", "building", "acr", "urn:meinkonto:acr:multi-factor", "auth_time",
                        clock.instant().getEpochSecond()), Instant.now().plusSeconds(60));
    }

    @Test
    void programsLearnWhoIsMissingAndHandNothingInBefore() {
        MvcTestResult refused = pages.post()
                .uri("/api/v1/buildings")
                .header("Authorization", "Bearer " + token("case-5-anna"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"answers": {"plot": "Seestrasse 1", "height": "9", "land": "own", "colour": "Rot"}}""")
                .exchange();
        assertThat(refused).hasStatus(409).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.reason").isEqualTo("parties_missing");
        assertThat(refused).bodyJson().extractingPath("$.missing[0]")
                .isEqualTo(Map.of("role", "neighbour", "needed", 2, "there", 0));

        assertThat(get("case-5-anna", "/draft")).hasStatus(404);
        Browser anna = applicant("case-5-anna");
        Browser beat = person("case-5-beat", "Beat Frei");
        say(beat, join(anna, beat, "building", "neighbour"), "agree");
        MvcTestResult draft = get("case-5-anna", "/draft");
        assertThat(draft).bodyJson().extractingPath("$.complete").isEqualTo(true);
        assertThat(draft).bodyJson().extractingPath("$.parties[*].state").isEqualTo(List.of("agreed"));
        assertThat(draft).bodyJson().extractingPath("$.missing[*].role").isEqualTo(List.of("neighbour", "landowner"));
        assertThat(text(draft)).doesNotContain("Beat");

        Agreed file = handedIn("case-6");
        MvcTestResult one = get("case-6-anna", "/" + file.reference());
        assertThat(one).bodyJson().extractingPath("$.parties[*].state")
                .isEqualTo(List.of("agreed", "agreed", "agreed"));
    }

    private Map<String, List<String>> copyOf(String account) {
        Map<String, List<String>> files = new TreeMap<>();
        copies.forEach(source -> source.copyTo(account, new DataCopy() {
            @Override
            public void records(String name, Stream<String> rows) {
                files.put(name, rows.toList());
            }

            @Override
            public void file(String name, byte[] content) {
                files.put(name, List.of());
            }
        }));
        return files;
    }

    @Test
    void bothFindItInTheCopyOfTheirData() {
        Agreed file = handedIn("case-7");
        assertThat(copyOf("case-7-beat").get("parties/taking-part")).singleElement().asString()
                .contains("Anna Muster", "AGREED", file.reference());
        assertThat(copyOf("case-7-anna").get("parties/invited")).hasSize(3).anyMatch(row -> row.contains("beat"));
        assertThat(copyOf("case-7-anna").get("requests/history")).anyMatch(row -> row.contains("PARTY_AGREED"));
    }

    private void forget(String account) {
        transactions.executeWithoutResult(status -> {
            FormerResident former = new FormerResident(UUID.randomUUID());
            records.forEach(kept -> kept.forget(account, former));
        });
    }

    @Test
    void whoseAccountIsGoneIsNamedNowhereAndTheAgreementStaysWithTheCase() {
        Agreed file = handedIn("case-8");
        forget("case-8-beat");
        Browser office = worker("case-8-office", file.reference());
        assertThat(text(office.get("/staff/buildings/" + file.reference()))).contains("Einverstanden", "carla")
                .doesNotContain("beat");
        assertThat(copyOf("case-8-beat").get("parties/taking-part")).isEmpty();
        forget("case-8-anna");
        assertThat(text(person("case-8-carla", "carla").get(file.parts().get(1)))).contains("Sie haben zugestimmt")
                .doesNotContain("Anna Muster");
    }

    @Test
    void withADraftNothingIsKeptOnWhicheverSideTheAccountWas() {
        Browser anna = applicant("case-9-anna");
        Browser beat = person("case-9-beat", "Beat Frei");
        say(beat, join(anna, beat, "building", "neighbour"), "agree");
        forget("case-9-beat");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 0 von 2").doesNotContain("Beat Frei");
        Browser carla = person("case-9-carla", "Carla Neu");
        String part = join(anna, carla, "building", "neighbour");
        forget("case-9-anna");
        assertThat(carla.get(part)).hasStatus(404);
    }
}
