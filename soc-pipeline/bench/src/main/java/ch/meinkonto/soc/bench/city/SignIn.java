package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.PasswordEvent;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.contract.TokenEvent;

/** How a resident signs in, with all that goes wrong on the way. */
final class SignIn {
    private static final int GIVES_UP_AFTER = 3;
    private static final int MOST_ATTEMPTS = 8;
    private static final double RESETS = 0.7;

    private final Visit visit;

    private SignIn(Visit visit) {
        this.visit = visit;
    }

    /** Signs in; the visit goes on signed in. */
    static void by(Visit visit) {
        new SignIn(visit).play();
    }

    private void play() {
        Application there = Application.AUTH_SERVER;
        Resident resident = visit.resident();
        visit.page(there, "GET", "/login", 200);
        int failed = failures();
        if (failed >= GIVES_UP_AFTER && visit.happens(RESETS)) {
            resetPassword();
        }
        visit.think();
        visit.page(there, "POST", "/login", 302);
        boolean known = !visit.happens(visit.habits().newDevice());
        visit.tell(there,
                LoginEvent.succeeded(resident.loginHash(), resident.account(), List.of("resident"), "password")
                        .from(resident.device(known))
                        .withPasswordBreached(false));
        if (resident.secondFactor()) {
            confirm();
        }
        visit.tell(there, SessionEvent.started(Codes.session(visit.random()), resident.account()));
        visit.tell(there, new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "authorization_code",
                List.of("openid", "profile"), resident.account(), Codes.hash(visit.random()), null));
        visit.page(Application.PORTAL, "GET", "/login/oauth2/code/meinkonto", 302);
        visit.enter();
        visit.page(Application.PORTAL, "GET", "/", 200);
    }

    private int failures() {
        int failed = 0;
        double share = visit.habits().mistyped();
        while (failed < MOST_ATTEMPTS && visit.happens(share)) {
            visit.think();
            visit.page(Application.AUTH_SERVER, "POST", "/login", 302);
            visit.tell(Application.AUTH_SERVER, failure());
            failed++;
            share = visit.habits().again();
        }
        return failed;
    }

    private LoginEvent failure() {
        Resident resident = visit.resident();
        LoginEvent failed = visit.happens(visit.habits().unknownName())
                ? LoginEvent.failed(Codes.hash(visit.random()), null, "password", LoginEvent.Failure.UNKNOWN_ACCOUNT)
                : LoginEvent.failed(resident.loginHash(), resident.account(), "password",
                        LoginEvent.Failure.BAD_CREDENTIALS);
        return failed.from(resident.device(true));
    }

    private void resetPassword() {
        Resident resident = visit.resident();
        visit.page(Application.AUTH_SERVER, "POST", "/password/forgotten", 302);
        visit.tell(Application.AUTH_SERVER, new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_REQUEST,
                resident.loginHash(), resident.account()));
        visit.pass(Duration.ofSeconds(60 + visit.random().nextInt(240)));
        visit.page(Application.AUTH_SERVER, "POST", "/password/new", 302);
        visit.tell(Application.AUTH_SERVER, new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_COMPLETE,
                resident.loginHash(), resident.account()));
    }

    private void confirm() {
        if (visit.happens(0.5)) {
            for (double share = visit.habits().wrongCode(); visit.happens(share); share = visit.habits().again()) {
                verify(Outcome.FAILURE, "totp", "wrong_code");
            }
            verify(Outcome.SUCCESS, "totp", null);
        } else {
            for (double share = visit.habits().unanswered(); visit.happens(share); share = visit.habits().again()) {
                visit.pass(Duration.ofSeconds(60));
                verify(Outcome.UNKNOWN, "push", "unanswered");
            }
            verify(Outcome.SUCCESS, "push", null);
        }
    }

    private void verify(Outcome outcome, String factor, @Nullable String reason) {
        visit.think();
        visit.page(Application.AUTH_SERVER, "POST", "/second-factor", 302);
        visit.tell(Application.AUTH_SERVER, new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, outcome, factor,
                visit.resident().account(), reason));
    }
}
