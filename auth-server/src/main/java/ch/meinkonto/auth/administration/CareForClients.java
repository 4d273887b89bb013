package ch.meinkonto.auth.administration;

import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.client.AdministeredClients;
import ch.meinkonto.auth.client.ClientDraft;
import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * What administrators do with clients. One of them does what gives no privilege; what does is asked for: scopes of staff,
 * roles in tokens, other addresses for the codes of people who use the client already, and secrets of such clients.
 */
@Component
class CareForClients {
    private final AdministeredClients clients;
    private final Clients known;
    private final FourEyes fourEyes;
    private final Requests requests;
    private final RoleGrants grants;
    private final Deeds deeds;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    CareForClients(AdministeredClients clients, Clients known, FourEyes fourEyes, Requests requests, RoleGrants grants,
            Deeds deeds, SecurityEvents events, TransactionOperations transactions, Clock clock) {
        this.clients = clients;
        this.known = known;
        this.fourEyes = fourEyes;
        this.requests = requests;
        this.grants = grants;
        this.deeds = deeds;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a wish. */
    sealed interface Result {
        /** It is done. */
        record Done() implements Result {}

        /**
         * It is done, and this is the only moment at which anybody can read the secret.
         *
         * @param secret of the client
         */
        record Secret(String secret) implements Result {
            @Override
            public String toString() {
                return "Secret[]";
            }
        }

        /**
         * Another administrator must agree.
         *
         * @param request which waits for that
         */
        record Waiting(Request request) implements Result {}
    }

    /** Registers a client or changes one. */
    Result save(UUID by, ClientDraft draft, @Nullable String reason, @Nullable String key) {
        if (!known.areKnown(draft.scopes())) {
            throw new AdministrationRefused(Reason.CLIENT);
        }
        ClientDraft before = clients.find(draft.id()).map(AdministeredClients.Client::draft).orElse(null);
        if (before != null && before.kind() != draft.kind()) {
            throw new AdministrationRefused(Reason.CLIENT);
        }
        if (needsTwo(before, draft)) {
            return new Result.Waiting(fourEyes.ask(by, new Act.SaveClient(draft), Reasons.required(reason), key));
        }
        transactions.executeWithoutResult(_ -> {
            requireChangeable(by, draft.id());
            clients.save(draft);
            tell(before == null ? "client-create" : "client-change", by, draft.id(), Reasons.required(reason));
        });
        return new Result.Done();
    }

    /** Takes a client out of use, and what is asked for about it with it. That takes a privilege away and gives none. */
    @Transactional
    void disable(UUID by, String clientId, @Nullable String reason) {
        requireChangeable(by, clientId);
        AdministeredClients.Client client = required(clientId);
        if (!client.disabled()) {
            fourEyes.endAboutClient(by, clientId);
            clients.disable(client.draft());
            tell("client-disable", by, clientId, Reasons.required(reason));
        }
    }

    /** Makes a new secret, or asks whether that may be. */
    Result makeSecret(UUID by, String clientId, @Nullable String reason, @Nullable String key) {
        ClientDraft draft = required(clientId).draft();
        if (draft.isPrivileged()) {
            return new Result.Waiting(fourEyes.ask(by, new Act.MakeSecret(clientId), Reasons.required(reason), key));
        }
        return secret(transactions.execute(_ -> {
            requireChangeable(by, clientId);
            requireUsable(clientId);
            tell("client-secret", by, clientId, Reasons.required(reason));
            return clients.renewSecret(clientId);
        }));
    }

    /** Makes the secret that another administrator has agreed to: once, for who asked. */
    Result fetchSecret(UUID by, UUID requestId) {
        return secret(transactions.execute(_ -> {
            Request request = requests.find(requestId).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
            if (!request.hasSecretFor(by, clock.instant())
                    || !(request.act() instanceof Act.MakeSecret(String clientId))
                    || !requests.secretMade(requestId, clock.instant())) {
                throw new AdministrationRefused(Reason.SECRET_GONE);
            }
            requireChangeable(by, clientId);
            requireUsable(clientId);
            UUID other = request.decidedBy();
            events.record(new AdminEvent("client-secret-fetch", clientId, null, null,
                    other == null ? null : other.toString()));
            return clients.renewSecret(clientId);
        }));
    }

    private static boolean needsTwo(@Nullable ClientDraft before, ClientDraft draft) {
        return draft.isPrivileged() || before != null
                && (before.isPrivileged() || !new HashSet<>(before.redirectUris()).containsAll(draft.redirectUris()));
    }

    private void requireChangeable(UUID by, String clientId) {
        if (!grants.holders(Role.PLATFORM_ADMINISTRATOR).contains(by)) {
            throw new AdministrationRefused(Reason.NOT_ADMINISTRATOR);
        }
        if (clients.isConfigured(clientId)) {
            throw new AdministrationRefused(Reason.CONFIGURED);
        }
    }

    private void requireUsable(String clientId) {
        AdministeredClients.Client client = required(clientId);
        if (client.disabled() || !client.draft().hasSecret()) {
            throw new AdministrationRefused(Reason.NO_CHANGE);
        }
    }

    private AdministeredClients.Client required(String clientId) {
        if (clients.isConfigured(clientId)) {
            throw new AdministrationRefused(Reason.CONFIGURED);
        }
        return clients.find(clientId).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
    }

    private void tell(String operation, UUID by, String clientId, String reason) {
        deeds.add(by, operation, clientId, reason);
        events.record(new AdminEvent(operation, clientId, null));
    }

    private static Result secret(@Nullable String secret) {
        if (secret == null) {
            throw new IllegalStateException("no secret was made");
        }
        return new Result.Secret(secret);
    }
}
