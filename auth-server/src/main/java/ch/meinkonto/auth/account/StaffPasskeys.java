package ch.meinkonto.auth.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Whether an account must prove itself with a passkey that was added under control: everybody who works for the city (NIST SP
 * 800-63B-4, section 3.2.5). It can be switched off on one machine for a try, never elsewhere.
 */
@Component
public class StaffPasskeys {
    private static final Logger LOG = LoggerFactory.getLogger(StaffPasskeys.class);

    private final boolean demanded;

    StaffPasskeys(AccountSettings settings, Environment environment) {
        this.demanded = settings.staffPasskeys();
        if (!demanded && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException("staff sign in with passkeys: meinkonto.auth.accounts.staff-passkeys=false "
                    + "is for the profile local only");
        }
        if (!demanded) {
            LOG.warn("STAFF SIGN IN WITHOUT PASSKEYS: meinkonto.auth.accounts.staff-passkeys=false");
        }
    }

    /** Whether anybody must. */
    public boolean areDemanded() {
        return demanded;
    }

    /** Whether this account must. */
    public boolean areDemandedOf(Account account) {
        return demanded && account.isStaff();
    }
}
