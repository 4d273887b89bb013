package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.databind.json.JsonMapper;

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
                new Site("portal", stack.address(Service.PORTAL), "a resident", "/requests",
                        this::throughThePortal),
                new Site("auth-server", stack.address(Service.AUTH), "a resident", "/",
                        this::throughTheSignIn),
                new Site("dashboards", stack.address(Service.DASHBOARDS), "an analyst", "/alerts",
                        this::throughTheDashboards));
    }

    /** Buys a permit from the first question to the confirmation, so that ZAP knows every page of the way. */
    private Map<String, String> throughThePortal(Visitor visitor) {
        signIn(visitor, Service.PORTAL, RESIDENT);
        try {
            new BuyParkingPermit(stack, clock, _ -> {}).by(visitor,
                    new BuyParkingPermit.Order(RESIDENT, stack.demoPassword(),
                            "ZH " + (100_000 + Math.floorMod(clock.millis(), 700_000)),
                            BuyParkingPermit.Payment.APPROVE, ""));
        } catch (FlowStopped stopped) {
            progress.accept("portal: the purchase stopped early: " + stopped.getMessage());
        }
        visitor.open(stack.page(Service.PORTAL, "/requests"));
        askEveryOperation(visitor);
        return cookie(visitor, "PORTAL_SESSION");
    }

    /** The programming interface has no links to follow: its description says what there is. */
    private void askEveryOperation(Visitor visitor) {
        Page description = visitor.open(stack.page(Service.PORTAL, "/v3/api-docs"));
        if (description.status() != 200) {
            progress.accept("portal: no description of its programming interface (HTTP " + description.status() + ")");
            return;
        }
        JsonMapper.shared().readTree(description.text()).path("paths").properties()
                .forEach(path -> path.getValue().propertyNames()
                        .forEach(method -> visitor.sendOnce(method.toUpperCase(Locale.ROOT),
                                stack.page(Service.PORTAL, path.getKey().replaceAll("\\{[^}]*}", "1")),
                                Map.of("Content-Type", "application/json"), method.equals("get") ? null : "{}")));
    }

    /** Shows ZAP an authorization request with all its parameters, a refused login and an accepted one. */
    private Map<String, String> throughTheSignIn(Visitor visitor) {
        visitor.open(stack.page(Service.PORTAL, SIGN_IN));
        SignIn.with(visitor, visitor.open(stack.page(Service.AUTH, "/login")), "scan@example.ch", "not the password");
        signIn(visitor, Service.PORTAL, RESIDENT);
        visitor.open(stack.page(Service.AUTH, "/"));
        return cookie(visitor, "AUTH_SESSION");
    }

    private Map<String, String> throughTheDashboards(Visitor visitor) {
        signIn(visitor, Service.DASHBOARDS, ANALYST);
        return cookie(visitor, "DASHBOARDS_SESSION");
    }

    private void signIn(Visitor visitor, Service service, String username) {
        URI start = stack.page(service, SIGN_IN);
        Page inside = SignIn.ifAsked(visitor, stack, visitor.open(start), username, stack.demoPassword());
        if (inside.status() != 200) {
            throw new StackUnavailable("Signing in as " + username + " ended at \"" + inside.heading() + "\" (HTTP "
                    + inside.status() + ").");
        }
    }

    private static Map<String, String> cookie(Visitor visitor, String name) {
        return visitor.cookie(name).map(value -> Map.of(name, value)).orElseThrow(() -> new StackUnavailable(
                "Signing in gave no cookie " + name + ", only " + visitor.cookieNames() + "."));
    }
}
