package ch.meinkonto.auth.factor;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.StaffOfTheDemo;

/**
 * Gives the staff of the local demonstration a passkey whose private key follows from a secret of this machine, so that
 * programs that test the platform sign in as they do, and a code with which a person adds a passkey of their own. The demand
 * for a passkey is the same as everywhere.
 */
@Component
@Profile("local")
class DemoPasskeys implements ApplicationRunner {
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final UserCredentialRepository credentials;
    private final EnrolmentCodes codes;
    private final PasskeySettings settings;
    private final Clock clock;
    private final String seed;
    private final String code;

    DemoPasskeys(Accounts accounts, Passkeys passkeys, UserCredentialRepository credentials, EnrolmentCodes codes,
            PasskeySettings settings, Clock clock, @Value("${MEINKONTO_DEMO_PASSKEY_SEED:}") String seed,
            @Value("${MEINKONTO_DEMO_ENROLMENT_CODE:}") String code) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.credentials = credentials;
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
        this.seed = seed;
        this.code = code;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (StringUtils.hasText(seed)) {
            StaffOfTheDemo.logins()
                    .forEach(login -> accounts.find(login).ifPresent(account -> give(account.id(), login)));
        }
        offerCodes();
    }

    /** The code is offered again after it was used: whoever tries the platform does so in one browser after the other. */
    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void offerCodes() {
        if (StringUtils.hasText(code)) {
            StaffOfTheDemo.logins()
                    .forEach(login -> accounts.find(login).ifPresent(account -> codes.offer(account.id(), code)));
        }
    }

    private void give(UUID accountId, Login login) {
        DemoCredential demo = DemoCredential.of(seed, login);
        if (credentials.findByCredentialId(demo.id()) != null) {
            return;
        }
        Instant now = clock.instant();
        credentials.save(ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(demo.id())
                .userEntityUserId(passkeys.owner(accountId).getId())
                .publicKey(new ImmutablePublicKeyCose(demo.publicKey()))
                .signatureCount(0)
                .uvInitialized(true)
                .transports(Set.of())
                .backupEligible(false)
                .backupState(false)
                .attestationObject(demo.attestation(settings.relyingPartyId()))
                .attestationClientDataJSON(new Bytes("{}".getBytes(StandardCharsets.UTF_8)))
                .created(now)
                .lastUsed(now)
                .label("Demo")
                .build());
        passkeys.control(demo.id());
    }
}
