package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;
import ch.meinkonto.securitytests.visitor.FlowStopped;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.SignIn;
import ch.meinkonto.securitytests.visitor.Visitor;

/** The three sites of the running stack, each with the person who is signed in while it is scanned. */
final class ScanSites {
    private static final String RESIDENT = "beat.keller@example.ch";
    private static final String ANALYST = "nina.suter@soc.example";
    private static final String SIGN_IN = "/oauth2/authorization/meinkonto";

    private final RunningStack stack;
    private final Clock clock;
    private final Consumer<String> progress;

    ScanSites(RunningStack stack, Clock clock, Consumer<String> progress) {
        this.stack = stack;
        this.clock = clock;
        this.progress = progress;
    }

    List<Site> all() {
        return List.of(
                new Site("portal", stack.address(Service.PORTAL), "a resident", this::throughThePortal),
                new Site("auth-server", stack.address(Service.AUTH), "", this::throughTheSignIn),
                new Site("dashboards", stack.address(Service.DASHBOARDS), "an analyst", this::throughTheDashboards));
    }

    /** Buys a permit up to the pay page and leaves, so that ZAP knows every question page. */
    private Map<String, String> throughThePortal(Visitor visitor) {
        signIn(visitor, Service.PORTAL, RESIDENT);
        try {
            new BuyParkingPermit(stack, clock, _ -> {}).by(visitor,
                    new BuyParkingPermit.Order(RESIDENT, stack.demoPassword(),
                            "ZH " + (100_000 + Math.floorMod(clock.millis(), 900_000)),
                            BuyParkingPermit.Payment.ABANDON, ""));
        } catch (FlowStopped stopped) {
            progress.accept("portal: the purchase stopped early: " + stopped.getMessage());
        }
        visitor.open(stack.page(Service.PORTAL, "/requests"));
        return cookie(visitor, "PORTAL_SESSION");
    }

    /** Shows ZAP the login page with its form, and an authorization request with all its parameters. */
    private Map<String, String> throughTheSignIn(Visitor visitor) {
        visitor.open(stack.page(Service.PORTAL, SIGN_IN));
        Page loginPage = visitor.open(stack.page(Service.AUTH, "/login"));
        SignIn.with(visitor, loginPage, "scan@example.ch", "not the password");
        return Map.of();
    }

    private Map<String, String> throughTheDashboards(Visitor visitor) {
        signIn(visitor, Service.DASHBOARDS, ANALYST);
        return cookie(visitor, "DASHBOARDS_SESSION");
    }

    private void signIn(Visitor visitor, Service service, String username) {
        URI start = stack.page(service, SIGN_IN);
        SignIn.ifAsked(visitor, visitor.open(start), username, stack.demoPassword());
    }

    private static Map<String, String> cookie(Visitor visitor, String name) {
        return visitor.cookie(name).map(value -> Map.of(name, value)).orElseThrow(() -> new StackUnavailable(
                "Signing in gave no cookie " + name + ", only " + visitor.cookieNames() + "."));
    }
}
