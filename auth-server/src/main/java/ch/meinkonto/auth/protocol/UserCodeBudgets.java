package ch.meinkonto.auth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.throttle.Budgets;
import ch.meinkonto.auth.throttle.Caller;
import ch.meinkonto.auth.throttle.Limit;

/**
 * How many codes may be tried (RFC 8628 section 5.1), and how many one place may have waiting, for the more wait the easier one
 * is hit. There are 25 billion: while a hundred wait, somebody with ten accounts would hit one in about a hundred years.
 */
@Component
class UserCodeBudgets {
    private static final Limit ACCOUNT = new Limit("user-code", "account", 6, Duration.ofMinutes(2));
    private static final Limit ADDRESS = new Limit("user-code-address", "address", 30, Duration.ofMinutes(1));
    private static final Limit NETWORK = new Limit("user-code-network", "network", 200, Duration.ofSeconds(20));

    private static final Limit NEW = new Limit("device-request", "address", 20, Duration.ofSeconds(30));
    private static final Limit NEW_NETWORK = new Limit("device-request-network", "network", 100,
            Duration.ofSeconds(10));

    private final Budgets budgets;

    UserCodeBudgets(Budgets budgets) {
        this.budgets = budgets;
    }

    /** Whether one more device may ask from there. */
    boolean takeNew(Caller caller) {
        return caller.exempt()
                || budgets.take(List.of(NEW.by(caller.address()), NEW_NETWORK.by(caller.network())));
    }

    /** Whether one more code may be tried. */
    boolean take(String accountId, Caller caller) {
        return budgets.take(claims(accountId, caller));
    }

    /** The code was right: that was no guess. */
    void giveBack(String accountId, Caller caller) {
        budgets.giveBack(claims(accountId, caller));
    }

    private static List<Limit.Claim> claims(String accountId, Caller caller) {
        List<Limit.Claim> claims = new ArrayList<>(List.of(ACCOUNT.by(accountId)));
        if (!caller.exempt()) {
            claims.add(ADDRESS.by(caller.address()));
            claims.add(NETWORK.by(caller.network()));
        }
        return claims;
    }
}
