package ch.meinkonto.auth.factor;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;

/** Gives two people of the local demonstration an authenticator app, after they have their accounts. */
@Component
@Profile("local")
class DemoApps implements ApplicationRunner {
    private static final List<String> OWNERS = List.of("dora.egli@example.ch", "emil.graf@example.ch");

    private final Accounts accounts;
    private final TotpSecrets secrets;
    private final String secret;

    DemoApps(Accounts accounts, TotpSecrets secrets, @Value("${MEINKONTO_DEMO_TOTP_SECRET:}") String secret) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.secret = secret;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (StringUtils.hasText(secret)) {
            TotpSecret wanted = new TotpSecret(secret);
            OWNERS.forEach(owner -> accounts.find(new Login(owner)).ifPresent(account -> give(account, wanted)));
        }
    }

    /** The app follows the setting, so that a new secret in the environment is also the one that works. */
    private void give(Account account, TotpSecret wanted) {
        if (secrets.inUse(account.id()).filter(wanted::equals).isEmpty()) {
            secrets.set(account.id(), wanted);
        }
    }
}
