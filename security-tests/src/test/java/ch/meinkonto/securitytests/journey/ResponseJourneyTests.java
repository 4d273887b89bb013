package ch.meinkonto.securitytests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.stack.EngineOrders;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Order;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Payment;
import ch.meinkonto.securitytests.visitor.Form;
import ch.meinkonto.securitytests.visitor.OpenAccount;
import ch.meinkonto.securitytests.visitor.OpenAccount.Newcomer;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.Program;
import ch.meinkonto.securitytests.visitor.SignIn;
import ch.meinkonto.securitytests.visitor.Visitor;

/** What the operations centre orders, and what those it concerns meet then: through the whole running stack. */
@Tag("journey")
class ResponseJourneyTests {
    private static final RunningStack STACK = RunningStack.from(System.getenv());
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final String REASON = "A journey through the whole stack.";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final EngineOrders orders = new EngineOrders(STACK);
    private final SecureRandom random = new SecureRandom();

    @Test
    void aLockedAccountIsOutAtOnceAndBackWhenTheLockIsUndone() {
        Newcomer newcomer = newcomer();
        try (Visitor visitor = Visitor.fromHere()) {
            String account = openAccount(visitor, newcomer);
            assertThat(isSignedIn(visitor)).isTrue();

            String lock = orders.give("lock-account", account, REASON, Instant.now().plusSeconds(3_600));
            awaitState(lock, "in-force");

            await().atMost(SOON).until(() -> !isSignedIn(visitor));
            assertThat(signIn(visitor, newcomer)).as("a locked account signs in").isFalse();

            orders.undo(lock, REASON);
            awaitState(lock, "undone");
            assertThat(signIn(visitor, newcomer)).as("the account signs in again").isTrue();
        }
    }

    @Test
    void revokedSessionsEndAndTheAccountSignsInAnew() {
        Newcomer newcomer = newcomer();
        try (Visitor visitor = Visitor.fromHere()) {
            String account = openAccount(visitor, newcomer);

            awaitState(orders.give("revoke-sessions", account, REASON, null), "done");

            await().atMost(SOON).until(() -> !isSignedIn(visitor));
            assertThat(signIn(visitor, newcomer)).isTrue();
        }
    }

    @Test
    void aBlockedAddressGetsNoPageAndItsNeighbourDoes() {
        String blocked = "198.51.100." + (1 + random.nextInt(120));
        String neighbour = "198.51.100." + (121 + random.nextInt(120));

        String block = orders.give("block-address", blocked, REASON, Instant.now().plusSeconds(600));
        awaitState(block, "in-force");

        await().atMost(SOON).until(() -> status(Service.PORTAL, blocked) == 403);
        await().atMost(SOON).until(() -> status(Service.AUTH, blocked) == 403);
        assertThat(status(Service.PORTAL, neighbour)).isEqualTo(200);

        orders.undo(block, REASON);
        awaitState(block, "undone");
        await().atMost(SOON).until(() -> status(Service.PORTAL, blocked) == 200);
    }

    @Test
    void aHeldPaymentIsSettledOnlyWhenItIsLetGo() {
        Newcomer newcomer = newcomer();
        try (Visitor visitor = Visitor.fromHere()) {
            new OpenAccount(STACK, Clock.systemUTC()).by(visitor, newcomer);
            Page declined = new BuyParkingPermit(STACK, Clock.systemUTC(), _ -> {}).by(visitor,
                    new Order(newcomer.email(), newcomer.password(), "ZH " + (100_000 + random.nextInt(700_000)),
                            Payment.DECLINE, ""));
            Page payPage = press(visitor, follow(visitor, declined, "retry-payment"), "submit");

            // With one attempt to pay a request the others are held too.
            String hold = orders.give("hold-payment", lastPart(declined), REASON, Instant.now().plusSeconds(600));
            awaitState(hold, "in-force");
            Page paid = press(visitor, payPage, "approve");
            assertThat(paid.document().select("[data-outcome]").attr("data-outcome")).isEqualTo("held");
            assertThat(visitor.open(paid.address()).address()).as("still not settled").isEqualTo(paid.address());

            orders.undo(hold, REASON);
            awaitState(hold, "undone");
            // As the page leads a browser on that waits.
            URI again = paid.address().resolve("/payment/return?payment=" + lastPart(paid));
            await().atMost(SOON).until(() -> visitor.open(again).address().getPath().endsWith("/confirmation"));
        }
    }

    @Test
    void anOrderAboutNobodyIsRefused() {
        String order = orders.give("lock-account", "00000000-0000-4000-8000-000000000000", REASON,
                Instant.now().plusSeconds(600));

        awaitState(order, "refused");
    }

    private void awaitState(String order, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(orders.state(order)).isEqualTo(state));
    }

    private Newcomer newcomer() {
        return new Newcomer("journey-" + Long.toHexString(random.nextLong()) + "@example.ch", "Rita Journey",
                "quiet lamp under the " + Long.toHexString(random.nextLong()));
    }

    /** Opens the account, signs it in at the portal, and tells its id, which is the subject of its tokens. */
    private String openAccount(Visitor visitor, Newcomer newcomer) {
        new OpenAccount(STACK, Clock.systemUTC()).by(visitor, newcomer);
        assertThat(signIn(visitor, newcomer)).isTrue();
        Program program = new Program(STACK, "partner", REDIRECT, Clock.systemUTC(), random);
        Page tokens = program.redeem(visitor, program.authorize(visitor, "openid parking-permit", false));
        String token = JsonMapper.shared().readTree(tokens.text()).path("access_token").asString();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(claims).path("sub").asString();
    }

    private static Page follow(Visitor visitor, Page page, String link) {
        return visitor.open(URI.create(page.document().select("a#" + link).attr("abs:href")));
    }

    private static Page press(Visitor visitor, Page page, String button) {
        Form form = page.forms().stream().filter(found -> found.hasButton(button)).findFirst()
                .orElseThrow(() -> new AssertionError("no button #" + button + " at " + page.address()));
        return visitor.submit(form.pressing(button));
    }

    /** Of a payment's page, the payment's id. */
    private static String lastPart(Page page) {
        String path = page.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean signIn(Visitor visitor, Newcomer newcomer) {
        Page page = visitor.open(STACK.page(Service.PORTAL, "/requests"));
        return SignIn.form(page).isEmpty()
                || SignIn.form(SignIn.with(visitor, page, newcomer.email(), newcomer.password())).isEmpty();
    }

    private static boolean isSignedIn(Visitor visitor) {
        return SignIn.form(visitor.open(STACK.page(Service.PORTAL, "/requests"))).isEmpty();
    }

    private static int status(Service service, String address) {
        try (Visitor visitor = Visitor.from(address)) {
            return visitor.open(STACK.page(service, service == Service.AUTH ? "/login" : "/")).status();
        }
    }
}
