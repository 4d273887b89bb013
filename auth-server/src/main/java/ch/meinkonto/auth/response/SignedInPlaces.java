package ch.meinkonto.auth.response;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.protocol.TokenFamilies;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.responder.TargetUnknown;

/** Wherever somebody is signed in to an account: browser sessions here, token families at clients. */
@Component
class SignedInPlaces {
    /** Nobody's own session is kept. */
    private static final String NO_SESSION = "";

    private final Accounts accounts;
    private final Sessions sessions;
    private final TokenFamilies families;

    SignedInPlaces(Accounts accounts, Sessions sessions, TokenFamilies families) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.families = families;
    }

    /**
     * Ends all of them.
     *
     * @return how many, in one sentence
     * @throws TargetUnknown when there is no such account
     */
    String end(String accountId) {
        if (accounts.find(UUID.fromString(accountId)).isEmpty()) {
            throw new TargetUnknown();
        }
        // Families first: with a session end those that were begun in it, and nobody would count them.
        int tokens = families.endAll(accountId);
        int browsers = sessions.of(accountId, NO_SESSION).size();
        sessions.endAll(accountId);
        return number(browsers, "session", "sessions") + ", " + number(tokens, "token family", "token families");
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
