package ch.meinkonto.portal.household;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.ops.simulators.population.Home;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Conduct;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.household.Households.Told;

/** What others may learn of a household, and what is kept of it. */
@HouseholdTest
class HouseholdsTests {
    private static final String APPLY = "/move/apply";

    private final TestCity city = TestCity.instance();

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private Households households;
    @Autowired
    private List<RecordsOfResident> records;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @AfterEach
    void behave() {
        city.behave(Conduct.NORMAL);
    }

    private Browser bound(String account, int index) {
        Browser browser = city.proven(pages, account, index);
        assertThat(city.bind(browser, index)).hasStatus(303);
        return browser;
    }

    @Test
    void offersTheChildrenUnderAgeOfAParent() {
        bound("parent-1", 70);
        assertThat(households.childrenOf("parent-1"))
                .isEqualTo(new Told.Known<>(List.of(child(72), child(73))));
        bound("parent-2", 77);
        assertThat(households.childrenOf("parent-2")).as("a grown child acts for itself")
                .isEqualTo(new Told.Known<>(List.of()));
        bound("parent-3", 75);
        assertThat(households.childrenOf("parent-3")).isEqualTo(new Told.Known<>(List.of()));
    }

    private Ward child(int index) {
        Resident resident = city.resident(index);
        return new Ward("R" + index, resident.firstNames() + " " + resident.officialName(), resident.birth());
    }

    @Test
    void offersNobodyOnceAChildIsOfAge() {
        bound("parent-4", 80);
        clock.setTo(city.resident(82).birth().plusYears(18).isAfter(city.resident(83).birth().plusYears(18))
                ? city.resident(82).birth().plusYears(18)
                : city.resident(83).birth().plusYears(18));
        jdbc.sql("update household.binding set until = '2100-01-01' where owner = 'parent-4'").update();
        assertThat(households.childrenOf("parent-4")).isEqualTo(new Told.Known<>(List.of()));
    }

    @Test
    void saysWhyNothingIsTold() {
        assertThat(households.childrenOf("nobody")).isEqualTo(new Told.NotBound<>());
        bound("parent-5", 90);
        city.behave(Conduct.UNAVAILABLE);
        assertThat(households.childrenOf("parent-5")).isEqualTo(new Told.NoAnswer<>());
        city.behave(Conduct.WRONG);
        assertThat(households.childrenOf("parent-5")).as("the neighbours").isEqualTo(new Told.NoAnswer<>());
        city.behave(Conduct.NORMAL);
        jdbc.sql("update household.binding set person = 'R39' where owner = 'parent-5'").update();
        assertThat(households.childrenOf("parent-5")).as("protected since").isEqualTo(new Told.NotTold<>());
        assertThat(text(Browser.ofTwoFactors(pages, "parent-5").get(HouseholdPages.PATH))).contains("id=\"not-told\"");
        clock.move(Duration.ofDays(366));
        assertThat(households.childrenOf("parent-5")).isEqualTo(new Told.NotBound<>());
        assertThat(households.identified("R39")).isEqualTo(new Told.NotBound<>());
    }

    @Test
    void keepsNoHouseholdAndForgetsTheBindingWithTheAccount() throws IOException {
        Browser leaver = bound("leaver-1", 100);
        leaver.get(HouseholdPages.PATH);
        Map<String, String> copy = copy(leaver);
        assertThat(copy.get("household/binding.json")).contains("\"R100\"", "AHV_VERIFIED");
        assertThat(copy.get("looked-at/household.json")).contains("household_shown");
        assertThat(String.join("", copy.values())).doesNotContain(city.resident(101).firstNames() + " "
                + city.resident(101).officialName(), city.resident(100).ahvn13().digits());

        int forgotten = transactions.execute(status -> records.stream()
                .mapToInt(kept -> kept.forget("leaver-1", new FormerResident(UUID.randomUUID())))
                .sum());

        assertThat(forgotten).isPositive();
        assertThat(households.personOf("leaver-1")).isEmpty();
        assertThat(jdbc.sql("select count(*) from household.look where owner = 'leaver-1'").query(Integer.class)
                .single()).isZero();
        bound("follower-1", 100);
    }

    private static Map<String, String> copy(Browser browser) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                browser.get("/account/data/copy.zip").getResponse().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void aMoveDoesNotAskAgainWhoIsMoving() {
        Browser mover = bound("mover-1", 110);
        assertThat(mover.post(APPLY + "/direction", "direction", "within")).hasRedirectedUrl(APPLY + "/along-one");
        assertThat(text(mover.get(APPLY + "/along-one"))).contains(city.resident(111).firstNames());
        assertThat(mover.get(APPLY + "/identity")).as("it is not asked").hasStatus(404);
        assertThat(text(mover.get("/account/looked-at"))).contains("einen Antrag für Sie ausfüllen");
    }

    @Test
    void aMoveOfABoundAccountGoesFromTheFirstQuestionToItsConfirmationAndBeginsAgainWithoutAskingWhoItIs() {
        Browser mover = bound("mover-5", 154);
        Resident self = city.resident(154);
        assertThat(mover.post(APPLY + "/direction", "direction", "within")).hasRedirectedUrl(APPLY + "/day");
        mover.post(APPLY + "/day", "day", "1.12.2026");
        mover.post(APPLY + "/dwelling-way", "dwelling-way", "number");
        mover.post(APPLY + "/dwelling-number", "dwelling-number", city.resident(200).home().officialNumber());
        mover.post(APPLY + "/dwelling", "dwelling", dwellingOf(200));
        mover.post(APPLY + "/tenure", "tenure", "owner");
        mover.post(APPLY + "/pets", "dog", "no");
        mover.post(APPLY + "/vehicles", "vehicles", "none");
        assertThat(mover.post(APPLY + "/contact", "phone", "044 412 11 11", "mail", "mover-5@example.ch"))
                .hasRedirectedUrl(APPLY + "/check");
        MvcTestResult check = mover.get(APPLY + "/check");
        assertThat(text(check)).contains(self.firstNames() + " " + self.officialName(),
                city.resident(200).home().building().street()).doesNotContain("AHV");

        String confirmation = target(mover.post(APPLY + "/check", "submission", hidden(check, "submission")));

        assertThat(text(mover.get(confirmation))).contains("Der Umzug ist gemeldet");
        String reference = confirmation.split("/")[3];
        assertThat(text(mover.get("/move/requests/" + reference))).contains(self.officialName());
        assertThat(mover.post(APPLY + "/again", "reference", reference)).hasRedirectedUrl(APPLY);
        assertThat(mover.post(APPLY + "/direction", "direction", "within")).as("not who it is")
                .hasRedirectedUrl(APPLY + "/dwelling-number");
        assertThat(mover.get(APPLY + "/identity")).hasStatus(404);
    }

    private String dwellingOf(int index) {
        Home home = city.resident(index).home();
        return home.building().egid() + "-" + home.ewid();
    }

    @Test
    void aMoveAsksLikeAnybodyWhoseAccountIsNotBound() {
        Browser mover = Browser.ofTwoFactors(pages, "mover-2");
        assertThat(mover.post(APPLY + "/direction", "direction", "within")).hasRedirectedUrl(APPLY + "/identity");
        Browser released = bound("mover-3", 121);
        released.get(APPLY + "/direction");
        released.post(APPLY + "/direction", "direction", "in");
        assertThat(text(released.get(APPLY + "/identity"))).contains("ahv-number");
        released.post(HouseholdPages.PATH + "/release");
        assertThat(released.post(APPLY + "/direction", "direction", "within"))
                .hasRedirectedUrl(APPLY + "/identity");
    }

    @Test
    void aMoveWaitsForARegisterThatIsAway() {
        Browser mover = bound("mover-4", 131);
        city.behave(Conduct.UNAVAILABLE);
        assertThat(text(mover.post(APPLY + "/direction", "direction", "out"))).contains("error-summary");
        city.behave(Conduct.NORMAL);
        assertThat(mover.post(APPLY + "/direction", "direction", "out")).hasRedirectedUrl(APPLY + "/along-one");
    }
}
