package ch.meinkonto.ops.traffic;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import ch.meinkonto.securitytests.attack.AttackResult;
import ch.meinkonto.securitytests.attack.Attacks;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Order;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Payment;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.SignIn;
import ch.meinkonto.securitytests.visitor.Visitor;

/** Who lives and works in the city of the demo, and what they do today. */
final class City {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BEAT = "beat.keller@example.ch";
    private static final String CARLA = "carla.frei@stadt.example";
    private static final String NINA = "nina.suter@soc.example";
    private static final String SIGN_IN = "/oauth2/authorization/meinkonto";

    private final RunningStack stack;
    private final Clock clock;
    private final RandomGenerator random;
    private final Attacks attacks;
    private final Tally tally = new Tally();

    City(RunningStack stack, Clock clock, RandomGenerator random) {
        this.stack = stack;
        this.clock = clock;
        this.random = random;
        this.attacks = Attacks.on(stack, clock);
    }

    Tally tally() {
        return tally;
    }

    /** The day, in its order. */
    List<Scene> day() {
        return List.of(
                scene("06:40", "The first residents look what the city offers", () -> browse(4)),
                scene("07:15", "Anna Muster buys a parking permit before work", () -> buy(ANNA, Payment.APPROVE)),
                scene("08:05", "Beat Keller mistypes his password, then signs in", () -> mistypeThenSignIn(BEAT, 1)),
                scene("08:30", "Carla Frei starts her day at the city's desk", () -> signIn(Service.PORTAL, CARLA)),
                scene("09:20", "Beat Keller's card is declined", () -> buy(BEAT, Payment.DECLINE)),
                scene("09:40", "Beat Keller tries again with another plate", () -> buy(BEAT, Payment.APPROVE)),
                scene("11:30", "A scanner sends exploit strings to the portal", () -> attack("exploit-strings")),
                scene("12:15", "Lunch break: many visitors", () -> browse(8)),
                scene("13:10", "Somebody checks a permit on the street", this::verify),
                scene("14:00", "Anna Muster changes her mind on the pay page", () -> buy(ANNA, Payment.ABANDON)),
                scene("15:30", "Forged payment notices arrive", () -> attack("invalid-payment-signature")),
                scene("17:45", "The evening peak: residents buy after work", this::eveningPeak),
                scene("19:30", "Card testing: stolen cards are tried on the pay page", () -> attack("card-testing")),
                scene("21:00", "Password spraying: one password, many accounts", () -> attack("password-spraying")),
                scene("22:20", "Brute force on one account", () -> attack("brute-force")),
                scene("23:10", "Nina Suter looks at her screen", () -> signIn(Service.DASHBOARDS, NINA)));
    }

    private static Scene scene(String at, String title, Scene.Action action) {
        return new Scene(LocalTime.parse(at), title, action);
    }

    private String browse(int visitors) {
        for (int count = 0; count < visitors; count++) {
            try (Visitor visitor = resident()) {
                visitor.open(stack.page(Service.PORTAL, "/"));
                visitor.open(stack.page(Service.PORTAL, "/parking-permit"));
                visitor.open(stack.page(Service.PORTAL, random.nextBoolean() ? "/verify" : "/?lang=fr"));
            }
        }
        tally.visitors += visitors;
        return visitors + " visitors";
    }

    private String verify() {
        try (Visitor visitor = resident()) {
            Page page = visitor.open(stack.page(Service.PORTAL, "/verify"));
            return "the page \"" + page.heading() + "\" answers with HTTP " + page.status();
        }
    }

    private String signIn(Service service, String username) {
        try (Visitor visitor = resident()) {
            Page page = SignIn.ifAsked(visitor, stack, visitor.open(stack.page(service, SIGN_IN)), username,
                    stack.demoPassword());
            tally.signIns++;
            return "signed in, sees \"" + page.heading() + "\"";
        }
    }

    private String mistypeThenSignIn(String username, int mistakes) {
        try (Visitor visitor = resident()) {
            Page page = visitor.open(stack.page(Service.PORTAL, SIGN_IN));
            for (int mistake = 0; mistake < mistakes; mistake++) {
                page = SignIn.with(visitor, page, username, "not quite it");
                tally.refusedSignIns++;
            }
            Page inside = SignIn.ifAsked(visitor, page, username, stack.demoPassword());
            tally.signIns++;
            return "refused once, then signed in, sees \"" + inside.heading() + "\"";
        }
    }

    private String buy(String username, Payment payment) {
        try (Visitor visitor = resident()) {
            Page last = new BuyParkingPermit(stack, clock, _ -> {}).by(visitor,
                    new Order(username, stack.demoPassword(), plate(), payment, ""));
            tally.signIns++;
            tally.paid(payment);
            return payment.name().toLowerCase(Locale.ROOT) + ": ends at \"" + last.heading() + "\"";
        }
    }

    private String eveningPeak() {
        buy(ANNA, Payment.APPROVE);
        buy(BEAT, Payment.APPROVE);
        browse(4);
        return "two more permits, four visitors";
    }

    private String attack(String detection) {
        if (!attacks.names().contains(detection)) {
            return "no such detection here, skipped";
        }
        tally.attacks++;
        AttackResult result = attacks.play(detection);
        if (result.untilAlert() == null) {
            throw new StackUnavailable("no alert: " + result.reason());
        }
        tally.alerts++;
        String when = result.reason().isEmpty()
                ? "alert after %.1f s".formatted(result.untilAlert().toMillis() / 1000.0)
                : result.reason();
        return when + ": " + stack.page(Service.DASHBOARDS, "/alerts/" + result.alert());
    }

    /** Residents come from all over the documentation network 192.0.2.0/24. */
    private Visitor resident() {
        return Visitor.from("192.0.2." + random.nextInt(1, 255));
    }

    /** One the register of vehicles does not know: its own begin with 800000. */
    private String plate() {
        return "ZH " + random.nextInt(100_000, 800_000);
    }
}
