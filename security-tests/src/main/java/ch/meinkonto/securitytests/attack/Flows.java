package ch.meinkonto.securitytests.attack;

import java.time.Clock;
import java.util.Locale;
import java.util.function.BinaryOperator;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.visitor.AskForNewPassword;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;
import ch.meinkonto.securitytests.visitor.OpenAccount;
import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.SignInWithCode;
import ch.meinkonto.securitytests.visitor.Visitor;

/** Whole ways through the pages, by the names they have in {@code attack.yml}. */
final class Flows {
    static final String BUY_PARKING_PERMIT = "buy-parking-permit";
    static final String OPEN_ACCOUNT = "open-account";
    static final String ASK_FOR_ACCOUNT = "ask-for-account";
    static final String ASK_FOR_NEW_PASSWORD = "ask-for-new-password";
    static final String SIGN_IN_WITH_CODE = "sign-in-with-code";

    private final RunningStack stack;
    private final Clock clock;

    Flows(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
    }

    /**
     * Goes a way.
     *
     * @param with gives the value of a name, or of a text instead where it is not given; fills in placeholders
     * @return the last page
     */
    Page play(String flow, Visitor visitor, BinaryOperator<String> with) {
        return switch (flow) {
            case OPEN_ACCOUNT -> new OpenAccount(stack, clock).by(visitor,
                    new OpenAccount.Newcomer(with.apply("email", "new-{{run}}-{{n}}@example.ch"),
                            with.apply("name", "Nora Neu"),
                            with.apply("password", "Quittengelee im Keller {{run}}")));
            case ASK_FOR_ACCOUNT ->
                OpenAccount.ask(visitor, stack, with.apply("email", "somebody-{{run}}-{{n}}@example.ch"));
            case ASK_FOR_NEW_PASSWORD ->
                AskForNewPassword.by(visitor, stack, with.apply("email", "somebody-{{run}}-{{n}}@example.ch"));
            case SIGN_IN_WITH_CODE -> new SignInWithCode(stack, clock).by(visitor,
                    with.apply("username", "dora.egli@example.ch"),
                    SignInWithCode.Code.valueOf(with.apply("code", "none").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(with.apply("tries", "1")));
            default -> new BuyParkingPermit(stack, clock, _ -> {}).by(visitor,
                    new BuyParkingPermit.Order(with.apply("username", "anna.muster@example.ch"),
                            with.apply("password", "{{demo-password}}"), with.apply("plate", "ZH {{octet}}{{n}}"),
                            BuyParkingPermit.Payment.named(with.apply("payment", "approve")),
                            with.apply("card", "")));
        };
    }
}
