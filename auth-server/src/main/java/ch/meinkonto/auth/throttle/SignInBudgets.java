package ch.meinkonto.auth.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.throttle.Limit.Claim;

/**
 * How many passwords somebody may try. A try takes from every budget that it touches; the right password gives back what it
 * took, so that only wrong ones count.
 *
 * <p>
 * Nobody can lock a resident out: whoever guesses spends the budget of their own address for this account first. An attacker
 * with very many addresses can spend what the account has for strangers; then unknown devices wait, and the devices on which
 * the owner has signed in before still have a budget of their own. What is limited is the rate, not
 * the number: NIST SP 800-63B-4, section 3.2.2, wants at most 100 wrong tries in a row and a lock then, which anybody could
 * bring upon anybody. The budget for strangers allows 60 at once and then one in five minutes, 288 a day, for as long as
 * somebody goes on.
 */
@Component
public class SignInBudgets {
    /** Six tries and fifteen minutes for six more. */
    static final Limit ACCOUNT_AND_ADDRESS = new Limit("sign-in-account-address", "account", 6,
            Duration.ofSeconds(150));
    static final Limit ACCOUNT = new Limit("sign-in-account", "account", 60, Duration.ofMinutes(5));
    static final Limit ACCOUNT_AND_DEVICE = new Limit("sign-in-account-device", "account", 10, Duration.ofSeconds(90));
    /** A library or a school shares an address; a list of leaked passwords is longer. */
    static final Limit ADDRESS = new Limit("sign-in-address", "address", 40, Duration.ofSeconds(15));
    static final Limit NETWORK = new Limit("sign-in-network", "network", 400, Duration.ofSeconds(2));

    private final Budgets budgets;
    private final Callers callers;
    private final ObjectProvider<KnownDevices> devices;

    SignInBudgets(Budgets budgets, Callers callers, ObjectProvider<KnownDevices> devices) {
        this.budgets = budgets;
        this.callers = callers;
        this.devices = devices;
    }

    /** What became of the wish to try a password. */
    public enum Answer {
        /** The password may be checked. */
        TRY,
        /** It may not: too many were tried for this account. */
        ACCOUNT_SPENT,
        /** It may not: too many were tried from there, for whatever accounts. */
        ADDRESS_SPENT
    }

    /**
     * A try that was asked for.
     *
     * @param claims what it took, where the password may be tried
     * @param own the one of them that belongs to this person alone, whole again after the right password
     */
    public record Try(Answer answer, List<Claim> claims, Claim own) {
        @Override
        public String toString() {
            return "Try[" + answer + "]";
        }
    }

    /**
     * Takes what a try costs.
     *
     * @param userHash pseudonym of the login name that was typed
     * @param accountId the account of that name, absent where there is none
     */
    public Try take(String userHash, @Nullable UUID accountId) {
        HttpServletRequest request = callers.currentRequest();
        Optional<Claim> device = accountId == null
                ? Optional.empty()
                : devices.stream()
                        .flatMap(known -> known.known(accountId, request).stream())
                        .map(id -> ACCOUNT_AND_DEVICE.by(userHash + ' ' + id))
                        .findFirst();
        if (device.isPresent()) {
            List<Claim> claims = List.of(device.get());
            return new Try(budgets.take(claims) ? Answer.TRY : Answer.ACCOUNT_SPENT, claims, device.get());
        }
        return fromStranger(userHash, callers.of(request));
    }

    private Try fromStranger(String userHash, Caller caller) {
        List<Claim> ofAddress = caller.exempt()
                ? List.of()
                : List.of(ADDRESS.by(caller.address()), NETWORK.by(caller.network()));
        Claim own = ACCOUNT_AND_ADDRESS.by(userHash + ' ' + caller.address());
        if (!ofAddress.isEmpty() && !budgets.take(ofAddress)) {
            return new Try(Answer.ADDRESS_SPENT, List.of(), own);
        }
        // First the guesser's own, so that what the account has for strangers is spent by strangers who may still try.
        if (!budgets.take(own)) {
            return new Try(Answer.ACCOUNT_SPENT, List.of(), own);
        }
        Claim ofAccount = ACCOUNT.by(userHash);
        if (!budgets.take(ofAccount)) {
            return new Try(Answer.ACCOUNT_SPENT, List.of(), own);
        }
        List<Claim> claims = new ArrayList<>(ofAddress);
        claims.add(ofAccount);
        claims.add(own);
        return new Try(Answer.TRY, claims, own);
    }

    /** Somebody who was thought a stranger turned out to be the owner: what others spent is whole again. */
    public void provedToBeOwner(String userHash) {
        Caller caller = callers.of(callers.currentRequest());
        budgets.giveBack(List.of(),
                List.of(ACCOUNT_AND_ADDRESS.by(userHash + ' ' + caller.address()), ACCOUNT.by(userHash)));
    }

    /** Nobody found out whether the password was right: nothing was spent. */
    public void undecided(Try attempt) {
        budgets.giveBack(attempt.claims());
    }

    /** The password was right: nothing was spent. */
    public void worked(Try attempt) {
        budgets.giveBack(attempt.claims().stream().filter(claim -> !claim.equals(attempt.own())).toList(),
                List.of(attempt.own()));
    }
}
