package ch.meinkonto.auth.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.AddressTakenBack;
import ch.meinkonto.auth.account.TwoFactorAccounts;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.notice.Notices;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The second factors of accounts: which there are, whether one was proven, how they come and go. */
@Component
public class SecondFactors implements TwoFactorAccounts {
    private final TotpSecrets secrets;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
    private final WrongCodes wrongCodes;
    private final Notices notices;
    private final SignInHistory history;
    private final SecurityEvents events;

    SecondFactors(TotpSecrets secrets, RecoveryCodes recoveryCodes, Passkeys passkeys, WrongCodes wrongCodes,
            Notices notices, SignInHistory history, SecurityEvents events) {
        this.secrets = secrets;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.wrongCodes = wrongCodes;
        this.notices = notices;
        this.history = history;
        this.events = events;
    }

    /**
     * What an account has.
     *
     * @param app since when it has an authenticator app, absent where it has none
     * @param passkeys its passkeys, the oldest first
     * @param recoveryCodesLeft unused recovery codes
     */
    public record Overview(@Nullable Instant app, List<Passkeys.Passkey> passkeys, int recoveryCodesLeft) {
        /** Whether the password alone is not enough. */
        public boolean isAny() {
            return app != null || !passkeys.isEmpty();
        }
    }

    /** What came of a code. */
    enum Answer {
        RIGHT,
        WRONG,
        /** Nobody looked, or nobody will look at the next: too many were wrong. */
        TOO_MANY
    }

    /** What an account has. */
    public Overview of(UUID accountId) {
        return new Overview(secrets.added(accountId).orElse(null), passkeys.of(accountId),
                recoveryCodes.left(accountId));
    }

    /** Whether the account cannot be signed in to with the password alone. */
    public boolean areAskedFor(UUID accountId) {
        return of(accountId).isAny();
    }

    @Override
    public boolean includes(UUID accountId) {
        return areAskedFor(accountId);
    }

    /** Whether the account has a passkey that was added under control. */
    boolean hasControlledPasskey(UUID accountId) {
        return passkeys.isAnyControlled(accountId);
    }

    /** Which factor a question is about: the one that a person sees first. */
    Factor first(UUID accountId) {
        return secrets.added(accountId).isPresent() ? Factor.TOTP : Factor.PASSKEY;
    }

    /** Whether codes of this account are not looked at for now. */
    boolean areBlocked(UUID accountId) {
        return wrongCodes.areTooMany(accountId);
    }

    /** Records that somebody asked to be let in with a code while no code is looked at. */
    void refuse(UUID accountId, Factor factor) {
        record(EventAction.AUTH_MFA_VERIFY, Outcome.FAILURE, factor, accountId, "throttled");
        history.failed(accountId, SignInHistory.Outcome.REFUSED);
    }

    /** Looks at a code. Each attempt is recorded. */
    @Transactional
    Answer verify(UUID accountId, Factor factor, String typed) {
        wrongCodes.lock(accountId);
        if (areBlocked(accountId)) {
            refuse(accountId, factor);
            return Answer.TOO_MANY;
        }
        boolean right = switch (factor) {
            case TOTP -> secrets.take(accountId, typed);
            case RECOVERY_CODE -> recoveryCodes.take(accountId, typed);
            case PASSKEY -> false;
        };
        if (!right) {
            record(EventAction.AUTH_MFA_VERIFY, Outcome.FAILURE, factor, accountId, "wrong_code");
            history.failed(accountId, SignInHistory.Outcome.WRONG_CODE);
            return wrongCodes.add(accountId) ? Answer.TOO_MANY : Answer.WRONG;
        }
        wrongCodes.forget(accountId);
        record(EventAction.AUTH_MFA_VERIFY, Outcome.SUCCESS, factor, accountId, null);
        if (factor == Factor.RECOVERY_CODE) {
            notices.tell(accountId, "recovery-code-used", String.valueOf(recoveryCodes.left(accountId)));
        }
        return Answer.RIGHT;
    }

    /** The secret that is offered to a person who adds an app. */
    @Transactional
    TotpSecret offeredApp(UUID accountId) {
        return secrets.offered(accountId);
    }

    /**
     * Adds the app whose code this is. A wrong code is no attack: whoever types it has just seen the secret.
     *
     * @return new recovery codes, none where the account has some; empty where the code is wrong
     */
    @Transactional
    Optional<List<String>> addApp(UUID accountId, String code) {
        if (!secrets.confirm(accountId, code)) {
            return Optional.empty();
        }
        record(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS, Factor.TOTP, accountId, null);
        notices.tell(accountId, "app-added");
        return Optional.of(firstRecoveryCodes(accountId));
    }

    /** Takes the app away. */
    @Transactional
    void removeApp(UUID accountId) {
        if (secrets.remove(accountId)) {
            record(EventAction.AUTH_MFA_REMOVE, Outcome.SUCCESS, Factor.TOTP, accountId, null);
            notices.tell(accountId, "app-removed");
            forgetUselessCodes(accountId);
        }
    }

    /** Tells that a passkey was added, and makes recovery codes where the account has none. */
    @Transactional
    List<String> addPasskey(UUID accountId, Runnable registration) {
        registration.run();
        record(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS, Factor.PASSKEY, accountId, null);
        notices.tell(accountId, "passkey-added");
        return firstRecoveryCodes(accountId);
    }

    /**
     * Tells that a passkey was added with a code that a second person had issued. No recovery codes come with it: they would
     * open nothing that staff need, and another such code does what they are for.
     */
    @Transactional
    void addStaffPasskey(UUID accountId, Runnable registration) {
        registration.run();
        record(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS, Factor.PASSKEY, accountId, null);
        notices.tell(accountId, "passkey-added");
    }

    /** Takes a passkey away. */
    @Transactional
    void removePasskey(UUID accountId, String id) {
        if (passkeys.remove(accountId, id)) {
            record(EventAction.AUTH_MFA_REMOVE, Outcome.SUCCESS, Factor.PASSKEY, accountId, null);
            notices.tell(accountId, "passkey-removed");
            forgetUselessCodes(accountId);
        }
    }

    /** Makes new recovery codes; the old ones are good for nothing. */
    @Transactional
    List<String> replaceRecoveryCodes(UUID accountId) {
        List<String> codes = recoveryCodes.replace(accountId);
        record(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS, Factor.RECOVERY_CODE, accountId, null);
        notices.tell(accountId, "recovery-codes-made");
        return codes;
    }

    /** Takes away what was added while somebody else had the account; what its owner had before stays. */
    @EventListener
    public void removeLater(AddressTakenBack returned) {
        UUID accountId = returned.accountId();
        secrets.removeOffered(accountId);
        secrets.added(accountId).filter(returned.since()::isBefore).ifPresent(_ -> removeApp(accountId));
        passkeys.of(accountId)
                .stream()
                .filter(passkey -> passkey.added().isAfter(returned.since()))
                .forEach(passkey -> removePasskey(accountId, passkey.id()));
        recoveryCodes.removeLater(accountId, returned.since());
    }

    private List<String> firstRecoveryCodes(UUID accountId) {
        return recoveryCodes.left(accountId) > 0 ? List.of() : replaceRecoveryCodes(accountId);
    }

    /** Codes stand in for a factor; without one they would open nothing. */
    private void forgetUselessCodes(UUID accountId) {
        if (!areAskedFor(accountId)) {
            recoveryCodes.remove(accountId);
        }
    }

    private void record(EventAction action, Outcome outcome, Factor factor, UUID accountId, @Nullable String reason) {
        events.record(new SecondFactorEvent(action, outcome, factor.code(), accountId.toString(), reason));
    }
}
