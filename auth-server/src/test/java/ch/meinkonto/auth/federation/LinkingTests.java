package ch.meinkonto.auth.federation;

import static ch.meinkonto.auth.testing.TestFederation.ANNA_400;
import static ch.meinkonto.auth.testing.TestFederation.HANNA_200;
import static ch.meinkonto.auth.testing.TestFederation.JANA_400;
import static ch.meinkonto.auth.testing.TestFederation.MAX_UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.notice.Notice;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.FederationEvent;
import ch.meinkonto.soc.contract.FederationEvent.Reason;
import ch.meinkonto.soc.contract.SecurityEvent;

/** How accounts and identities come together and apart, and that nobody takes anything over on the way. */
class LinkingTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final Pattern UNLINK = Pattern.compile("/federation/disconnect\\?id=([0-9a-f-]{36})");
    private static final TestMailbox MAILBOX = new TestMailbox();
    private static TestFederation federation;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();
    private TestPerson person;

    @BeforeAll
    static void start() {
        federation = TestFederation.start(MAILBOX.setting());
        url = federation.url();
    }

    @AfterAll
    static void stop() {
        federation.close();
        MAILBOX.close();
    }

    @BeforeEach
    void openAccount() {
        person = TestPerson.resident(federation.server());
        federation.server().events().clear();
    }

    @AfterEach
    void forget() {
        federation.forgetLinks();
        MAILBOX.clear();
    }

    /** The address is the same, the provider says it is proven, and still it opens nothing. */
    @Test
    void anAddressNeverLetsAnybodyIntoAnAccount() {
        assertThat(federation.arrive(browser, ANNA_400).getPath()).isEqualTo("/login/federated/first");
        assertThat(federation.isSignedIn(browser)).isFalse();

        URI page = url.resolve("/login/federated/first");
        HttpResponse<String> refused = browser.submit(page, page, Map.of("name", "Anna Muster"));

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("Mit dieser E-Mail-Adresse gibt es schon ein Konto");
        assertThat(federation.isSignedIn(browser)).isFalse();
        assertThat(links()).isZero();
    }

    @Test
    void theOwnerOfAnAccountLinksItByThePasswordAndThenSignsInWithout() {
        federation.arrive(browser, ANNA_400);
        assertThat(TestBrowser.location(browser.get(url.resolve("/federation/connect"))).getPath())
                .isEqualTo("/login");
        URI back = TestBrowser.location(browser.signIn(url, ANNA, TestAuthServer.PASSWORD));
        assertThat(back.getPath()).isEqualTo("/federation/connect");
        assertThat(links()).as("signing in alone links nothing").isZero();
        assertThat(browser.get(back).body()).contains("Anna Muster", ANNA, "Ja, verbinden");

        URI page = url.resolve("/federation/connect");
        URI onwards = TestBrowser.location(browser.submit(page, page, Map.of()));

        assertThat(onwards.toString()).contains("/security?linked");
        assertThat(browser.get(onwards).body()).contains("Ihr Konto ist verbunden", "AGOV",
                "Ausweis und AHV-Nummer geprüft");
        assertThat(federation.server().notices()).extracting(Notice::kind, Notice::to)
                .contains(tuple("identity-linked", ANNA));
        assertThat(federation.arrive(new TestBrowser(), ANNA_400).getPath()).isEqualTo("/");
        assertThat(link().userId()).isEqualTo(id(ANNA));
    }

    @Test
    void whoDoesNotPressTheButtonLinksNothing() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.arrive(browser, JANA_400);
        URI page = url.resolve("/federation/connect");

        HttpResponse<String> forged = browser.post(page, Map.of(), "made-up");
        URI left = TestBrowser.location(browser.submit(page, url.resolve("/federation/connect/not"), Map.of()));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(left.getPath()).isEqualTo("/security");
        assertThat(links()).isZero();
        assertThat(TestBrowser.location(browser.get(page)).toString()).contains("unexpected_answer");
    }

    @Test
    void anIdentityBelongsToOneAccount() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);
        TestPerson other = TestPerson.resident(federation.server());
        TestBrowser theirs = new TestBrowser();
        theirs.signIn(url, other.login(), TestAuthServer.PASSWORD);

        URI toProvider = TestBrowser.location(theirs.get(url.resolve("/login/federated/agov?link")));
        URI back = TestBrowser.location(theirs.get(federation.login().signIn(theirs, toProvider, JANA_400)));

        assertThat(back.toString()).contains("/security?federated=linked_elsewhere&by=agov");
        assertThat(theirs.get(back).body()).contains("schon mit einem anderen Konto verbunden");
        assertThat(links()).isEqualTo(1);
    }

    @Test
    void anAccountHasOneIdentityPerProvider() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);

        assertThat(federation.connect(browser, HANNA_200).toString()).contains("federated=already_linked");
        assertThat(links()).isEqualTo(1);
    }

    /** Staff prove themselves with what the city gave them. */
    @Test
    void anAccountOfStaffIsNotLinked() {
        browser.signIn(url, "carla.frei@stadt.example", TestAuthServer.PASSWORD);
        assertThat(browser.get(url.resolve("/security")).body()).doesNotContain("?link");
        federation.arriveToConnect(browser, JANA_400);
        assertThat(TestBrowser.location(browser.get(url.resolve("/federation/connect"))))
                .as("before anything is proven").asString().contains("federated=account_refused");
        assertThat(links()).isZero();
    }

    @Test
    void whoHasAnotherWayInTakesALinkAwayAndIsSignedOutWhereItWasUsed() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);
        TestBrowser elsewhere = new TestBrowser();
        federation.arrive(elsewhere, JANA_400);
        assertThat(federation.isSignedIn(elsewhere)).isTrue();

        URI done = disconnect();

        assertThat(done.toString()).contains("/security?unlinked");
        assertThat(federation.isSignedIn(elsewhere)).isFalse();
        assertThat(federation.isSignedIn(browser)).isTrue();
        assertThat(federation.arrive(new TestBrowser(), JANA_400).getPath()).isEqualTo("/login/federated/first");
        assertThat(federation.server().notices()).extracting(Notice::kind, Notice::to)
                .contains(tuple("identity-unlinked", person.login()));
        assertThat(federation.server().events().of(EventAction.ACCOUNT_FEDERATION_UNLINK)).containsExactly(
                new FederationEvent(EventAction.ACCOUNT_FEDERATION_UNLINK, "agov", null, person.id().toString(), null,
                        null));
    }

    @Test
    void nobodyTakesTheirLastWayInAway() {
        federation.open(browser, JANA_400, "Jana Favre");
        assertThat(browser.get(url.resolve("/security")).body()).contains("Ihr Konto hat kein Passwort");
        URI page = url.resolve("/federation/disconnect?id=" + linkId());
        assertThat(browser.get(page).body()).contains("Ohne AGOV kämen Sie nicht mehr in Ihr Konto");

        URI refused = TestBrowser.location(browser.post(url.resolve("/federation/disconnect"),
                Map.of("id", linkId()), browser.token(url.resolve("/logout"))));

        assertThat(refused.toString()).contains("federated=last_way_in");
        assertThat(links()).isEqualTo(1);
        assertThat(federation.server().events().of(EventAction.ACCOUNT_FEDERATION_UNLINK)).singleElement()
                .satisfies(event -> assertThat(((FederationEvent) event).reason()).isEqualTo(Reason.LAST_WAY_IN));
    }

    @Test
    void nobodyTakesTheLinkOfSomebodyElseAway() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);
        String id = linkId();
        TestBrowser theirs = new TestBrowser();
        theirs.signIn(url, TestPerson.resident(federation.server()).login(), TestAuthServer.PASSWORD);

        theirs.post(url.resolve("/federation/disconnect"), Map.of("id", id), theirs.token(url.resolve("/logout")));

        assertThat(links()).isEqualTo(1);
    }

    /** The password that stands in such an account is known to nobody. */
    @Test
    void anAccountWithoutAPasswordTakesNone() {
        federation.open(browser, JANA_400, "Jana Favre");

        for (String guess : List.of("", " ", "null", TestAuthServer.PASSWORD)) {
            URI back = TestBrowser.location(new TestBrowser().signIn(url, "jana.favre@example.ch", guess));
            assertThat(back.toString()).endsWith("/login?error");
        }
    }

    @Test
    void whoHasNoPasswordIsLedToChooseOneWhereOneIsAskedFor() {
        federation.open(browser, JANA_400, "Jana Favre");

        assertThat(TestBrowser.location(browser.get(url.resolve("/password"))).getPath())
                .isEqualTo("/password/forgotten");
        assertThat(browser.get(url.resolve("/account/data")).body()).contains("Ihr Konto hat kein Passwort",
                "/password/forgotten");
    }

    @Test
    void anAddressThatNobodyHasProvenIsProvenByAMailInTheSameBrowser() {
        String address = "max." + UUID.randomUUID() + "@example.org";
        federation.arrive(browser, MAX_UNPROVEN);
        URI page = url.resolve("/login/federated/first");
        URI sent = TestBrowser.location(browser.submit(page, page, Map.of("name", "Max U.", "email", address)));
        assertThat(browser.get(sent).body()).contains("Schauen Sie in Ihr Postfach");
        URI link = MAILBOX.await(address, "Ihr Konto eröffnen").link(url);
        assertThat(links()).isZero();

        TestBrowser victim = new TestBrowser();
        assertThat(victim.get(link).statusCode()).as("somebody else reads the mail").isEqualTo(410);
        URI wanted = TestBrowser.location(browser.submit(link, link, Map.of()));

        assertThat(wanted.getPath()).isEqualTo("/");
        assertThat(federation.isSignedIn(browser)).isTrue();
        assertThat(id(address)).isEqualTo(link().userId());
        assertThat(browser.get(link).statusCode()).as("once").isEqualTo(410);
    }

    @Test
    void whoseAddressHasAnAccountIsToldByMailOnly() {
        federation.arrive(browser, MAX_UNPROVEN);
        URI page = url.resolve("/login/federated/first");

        URI sent = TestBrowser.location(browser.submit(page, page, Map.of("name", "Max U.", "email", ANNA)));

        assertThat(sent.getPath()).isEqualTo("/login/federated/first/sent");
        assertThat(MAILBOX.await(ANNA, "Sie haben schon ein Konto").text()).doesNotContain("token");
        assertThat(links()).isZero();
    }

    @Test
    void aCopyOfEverythingTellsOfTheLink() {
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);

        HttpResponse<String> copy = browser.submit(url.resolve("/account/data"), url.resolve("/account/copy"),
                Map.of("current", TestAuthServer.PASSWORD));

        assertThat(copy.body()).contains("\"identities\"", "\"provider\" : \"agov\"", "\"identityLevel\" : 400")
                .doesNotContain(JANA_400);
    }

    private URI disconnect() {
        URI page = url.resolve("/federation/disconnect?id=" + linkId());
        return TestBrowser.location(browser.submit(page, url.resolve("/federation/disconnect"),
                Map.of("id", linkId())));
    }

    private String linkId() {
        Matcher id = UNLINK.matcher(browser.get(url.resolve("/security")).body());
        assertThat(id.find()).as("the link is on the page").isTrue();
        return id.group(1);
    }

    private static long links() {
        return federation.server().database().sql("select count(*) from federation.link").query(Long.class).single();
    }

    private static FederationEvent link() {
        List<SecurityEvent> linked = List.copyOf(
                federation.server().events().of(EventAction.ACCOUNT_FEDERATION_LINK));
        return (FederationEvent) linked.getLast();
    }

    private static String id(String login) {
        return federation.server().bean(Accounts.class).find(new Login(login)).orElseThrow().id().toString();
    }
}
