package ch.meinkonto.auth.federation;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.device.Devices;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.protocol.Assurance;
import ch.meinkonto.soc.contract.Device;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.FederationEvent;
import ch.meinkonto.soc.contract.FederationEvent.Reason;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.LoginEvent.Failure;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Records what became of sign-ins with providers and of links. Who somebody is over there is never told, only an HMAC of it. */
@Component
class FederationRecords {
    private static final Logger LOG = LoggerFactory.getLogger(FederationRecords.class);
    private static final String METHOD = "federated";

    private final LoginPseudonyms pseudonyms;
    private final Devices devices;
    private final SignInHistory history;
    private final SecurityEvents events;

    FederationRecords(LoginPseudonyms pseudonyms, Devices devices, SignInHistory history, SecurityEvents events) {
        this.pseudonyms = pseudonyms;
        this.devices = devices;
        this.history = history;
        this.events = events;
    }

    /** Nobody can be named: the provider is away, or its answer is not in order. */
    void refused(String provider, FederationRefused refusal) {
        LOG.info("federated sign-in refused provider={} reason={} cause={}", provider, refusal.reason(),
                cause(refusal));
        events.record(
                new FederationEvent(EventAction.AUTH_FEDERATION, provider, null, null, null, refusal.reason()));
    }

    /** A provider vouches for somebody; whether they have an account here shows next. */
    void arrived(Arrival arrival, @Nullable UUID accountId) {
        events.record(event(EventAction.AUTH_FEDERATION, arrival, accountId, null));
    }

    /** The owner of an account is let in. */
    void signedIn(Account account, Arrival arrival) {
        Device device = devices.welcomed(account.id());
        LoginEvent event = LoginEvent
                .succeeded(pseudonyms.of(account.login()), account.id().toString(), account.roleNames(), METHOD)
                .by(upstream(arrival));
        events.record(device == null ? event : event.from(device));
    }

    /** The account may not be used. */
    void refused(Account account, Arrival arrival) {
        Failure failure = account.status() == Account.Status.LOCKED ? Failure.LOCKED : Failure.DISABLED;
        LoginEvent event = LoginEvent
                .failed(pseudonyms.of(account.login()), account.id().toString(), METHOD, failure)
                .by(upstream(arrival));
        events.record(Optional.ofNullable(devices.present(account.id())).map(event::from).orElse(event));
        events.record(event(EventAction.AUTH_FEDERATION, arrival, account.id(), Reason.ACCOUNT_REFUSED));
        history.failed(account.id(), SignInHistory.Outcome.REFUSED);
    }

    /** An identity was linked to an account, or could not be. */
    void linked(UUID accountId, Arrival arrival, @Nullable Reason reason) {
        events.record(event(EventAction.ACCOUNT_FEDERATION_LINK, arrival, accountId, reason));
    }

    /** An identity was taken from an account, or could not be. */
    void unlinked(UUID accountId, String provider, @Nullable Reason reason) {
        events.record(new FederationEvent(EventAction.ACCOUNT_FEDERATION_UNLINK, provider, null,
                accountId.toString(), null, reason));
    }

    private FederationEvent event(EventAction action, Arrival arrival, @Nullable UUID accountId,
            @Nullable Reason reason) {
        Integer level = arrival.identityLevel();
        return new FederationEvent(action, arrival.provider(), pseudonym(arrival.identity()),
                accountId == null ? null : accountId.toString(), level == null ? null : level.longValue(), reason);
    }

    private String pseudonym(Arrival.Identity identity) {
        return pseudonyms.of(new Login(identity.subject() + ' ' + identity.issuer()));
    }

    private static LoginEvent.Upstream upstream(Arrival arrival) {
        return new LoginEvent.Upstream(arrival.provider(), arrival.assurance() == Assurance.SINGLE_FACTOR ? 1 : 2);
    }

    /** Kinds only: what a provider says in its messages may name people. */
    private static String cause(Throwable refusal) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = refusal.getCause(); cause != null && kinds.length() < 300; cause = cause.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }
}
