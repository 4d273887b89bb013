package ch.meinkonto.auth.protocol;

import java.util.List;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.session.SessionEnded;

/**
 * Families of tokens: an authorization with its access tokens and all generations of its refresh token. The id of a family is
 * {@code meinkonto.oauth.token.family_id} of the events.
 */
@Component
public class TokenFamilies {
    private final RecordedAuthorizations authorizations;
    private final BackChannelLogout logout;
    private final ApplicationEventPublisher publisher;

    TokenFamilies(RecordedAuthorizations authorizations, BackChannelLogout logout,
            ApplicationEventPublisher publisher) {
        this.authorizations = authorizations;
        this.logout = logout;
        this.publisher = publisher;
    }

    /**
     * Ends all families of an account, also those whose browser session is gone; every client that has one is told (OpenID
     * Connect Back-Channel Logout).
     *
     * @return how many there were of which something could still be used
     */
    @Transactional
    public int endAll(String accountId) {
        List<OAuth2Authorization> live = authorizations.live(accountId);
        live.stream()
                .map(BrowserSession::sid)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(sid -> publisher.publishEvent(new SessionEnded(sid, accountId)));
        live.forEach(authorizations::revoke);
        return live.size();
    }

    /** Whether there is a family with this id, still good or not. */
    public boolean exists(String familyId) {
        return authorizations.findById(familyId) != null;
    }

    /**
     * Ends one family and tells its client.
     *
     * @return whether anything of it could still be used
     */
    @Transactional
    public boolean end(String familyId) {
        OAuth2Authorization family = authorizations.findById(familyId);
        if (family == null || !RecordedAuthorizations.isLive(family)) {
            return false;
        }
        authorizations.revoke(family);
        logout.remember(family);
        return true;
    }
}
