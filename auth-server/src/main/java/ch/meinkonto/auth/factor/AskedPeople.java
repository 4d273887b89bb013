package ch.meinkonto.auth.factor;

import java.time.Clock;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;

/** Who is asked for a second factor in a browser: who has just given the password, else who is signed in. */
@Component
class AskedPeople {
    private final Accounts accounts;
    private final Questions questions;
    private final Clock clock;

    AskedPeople(Accounts accounts, Questions questions, Clock clock) {
        this.accounts = accounts;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * Who is asked; absent where nobody is, where it took them too long, and where the password is no longer enough to be
     * asked: the account may not be used any more, or all access to it was ended since.
     */
    @Nullable
    Authentication in(HttpServletRequest request, @Nullable Authentication signedIn) {
        PendingSignIn pending = PendingSignIn.in(request, clock.instant());
        if (pending != null && questions.isVoid(pending)) {
            return null;
        }
        Authentication person = pending == null ? signedIn : pending.person();
        return person != null && isUsable(person) ? person : null;
    }

    private boolean isUsable(Authentication person) {
        return accounts.find(UUID.fromString(person.getName())).filter(Account::isActive).isPresent();
    }
}
