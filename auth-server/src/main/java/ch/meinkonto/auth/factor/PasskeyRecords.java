package ch.meinkonto.auth.factor;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.device.Devices;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.soc.contract.Device;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.LoginEvent.Failure;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Records what became of passkeys that were shown. */
@Component
class PasskeyRecords {
    private static final String METHOD = "passkey";

    private final Accounts accounts;
    private final LoginPseudonyms pseudonyms;
    private final Devices devices;
    private final SignInHistory history;
    private final SecurityEvents events;

    PasskeyRecords(Accounts accounts, LoginPseudonyms pseudonyms, Devices devices, SignInHistory history,
            SecurityEvents events) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.devices = devices;
        this.history = history;
        this.events = events;
    }

    /** Somebody signs in with nothing else. */
    void signedIn(Account account) {
        Device device = devices.welcomed(account.id());
        LoginEvent event = LoginEvent.succeeded(pseudonyms.of(account.login()), account.id().toString(),
                account.roleNames(), METHOD);
        events.record(device == null ? event : event.from(device));
    }

    /**
     * Somebody is not let in. Of an answer that names nobody there is nothing to tell: no account was meant.
     *
     * @param proven whose passkey it really is, though the account may not be used
     * @param claimed whose it says it is
     */
    @Transactional
    void refused(@Nullable Account proven, @Nullable UUID claimed) {
        Account meant = proven != null || claimed == null ? proven : accounts.find(claimed).orElse(null);
        if (meant == null) {
            return;
        }
        Failure failure = proven == null ? Failure.BAD_CREDENTIALS : failure(proven.status());
        LoginEvent event = LoginEvent.failed(pseudonyms.of(meant.login()), meant.id().toString(), METHOD, failure);
        events.record(Optional.ofNullable(devices.present(meant.id())).map(event::from).orElse(event));
        history.failed(meant.id(), SignInHistory.Outcome.REFUSED);
    }

    /** A passkey was shown as the second factor. */
    @Transactional
    void verified(UUID accountId, boolean right) {
        events.record(new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, right ? Outcome.SUCCESS : Outcome.FAILURE,
                Factor.PASSKEY.code(), accountId.toString(), right ? null : "wrong_signature"));
        if (!right) {
            history.failed(accountId, SignInHistory.Outcome.WRONG_CODE);
        }
    }

    private static Failure failure(Account.Status status) {
        return switch (status) {
            case LOCKED -> Failure.LOCKED;
            case DISABLED -> Failure.DISABLED;
            case ACTIVE -> Failure.BAD_CREDENTIALS;
        };
    }
}
