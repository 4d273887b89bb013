package ch.meinkonto.auth.factor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.StaffPasskeys;

/**
 * Has people prove once more who they are before they change what proves it: with the best they have, so that neither an
 * open browser nor a stolen password is enough. Who works for the city proves a passkey that was added under control; who
 * has none needs a code that a second person issued.
 */
@Component
public class FreshProof {
    private final SecondFactors factors;
    private final Accounts accounts;
    private final StaffPasskeys staff;
    private final RequestCache requests;
    private final Clock clock;

    FreshProof(SecondFactors factors, Accounts accounts, StaffPasskeys staff, RequestCache requests, Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.staff = staff;
        this.requests = requests;
        this.clock = clock;
    }

    /** Whether the person has proven enough in the last minutes. */
    public boolean isGiven(Authentication person) {
        UUID accountId = UUID.fromString(person.getName());
        if (needsPasskey(accountId)) {
            return ProvenFactors.isControlledPasskeyFresh(person, clock);
        }
        return factors.areAskedFor(accountId)
                ? ProvenFactors.isSecondFactorFresh(person, clock)
                : ProvenFactors.isFresh(person, clock);
    }

    /** Whether a passkey that was added under control was proven within this time, where staff need one. */
    public boolean isPasskeyGiven(Authentication person, Duration within) {
        return !staff.areDemanded() || ProvenFactors.isControlledPasskeyProven(person, clock.instant().minus(within));
    }

    /** Has the person prove such a passkey and come back to this request, which is a page and not a form. */
    public void askForPasskey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requests.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + SecondFactorDemand.PAGE + "?level=passkey");
    }

    /**
     * Where the person must go first; absent where they have proven enough. Comes back to this request, which is a page and
     * not a form.
     */
    public @Nullable String demand(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        if (isGiven(person)) {
            return null;
        }
        requests.saveRequest(request, response);
        UUID accountId = UUID.fromString(person.getName());
        if (needsPasskey(accountId)) {
            return "redirect:" + SecondFactorDemand.PAGE + "?level=passkey";
        }
        return factors.areAskedFor(accountId) ? "redirect:" + SecondFactorDemand.PAGE : "redirect:/login?again";
    }

    /** Whether only a passkey that was added under control will do. */
    boolean needsPasskey(UUID accountId) {
        return accounts.find(accountId).filter(staff::areDemandedOf).isPresent();
    }
}
