package ch.meinkonto.portal.access;

import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Whether who works for the city must have signed in with a passkey to come to a page of staff. It can be switched off on one
 * machine for a try, together with the same demand of the identity provider, never elsewhere.
 */
@Component
class StaffPasskeys {
    private static final Logger log = LoggerFactory.getLogger(StaffPasskeys.class);

    private final boolean demanded;

    StaffPasskeys(PortalSettings settings, Environment environment) {
        this.demanded = settings.staffPasskeys();
        if (!demanded && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException("staff sign in with passkeys: meinkonto.portal.staff-passkeys=false is for "
                    + "the profile local only");
        }
        if (!demanded) {
            log.warn("PAGES OF STAFF WITHOUT PASSKEYS: meinkonto.portal.staff-passkeys=false");
        }
    }

    /** Lets in who has one of the roles and signed in well enough. */
    AuthorizationManager<RequestAuthorizationContext> accessOf(Set<StaffRole> roles) {
        return new StaffAccess(roles, demanded);
    }
}
