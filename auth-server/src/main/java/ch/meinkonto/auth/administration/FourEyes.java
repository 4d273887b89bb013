package ch.meinkonto.auth.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.Request.State;
import ch.meinkonto.auth.key.Digests;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Has what gives a privilege asked for by one administrator and agreed to by another. Decision, effect and event are one
 * transaction; decisions wait for each other, so that of two who agree at the same moment one decides. That somebody tried to
 * stand for two is told.
 */
@Component
class FourEyes {
    private final Requests requests;
    private final ActPerformer performer;
    private final RoleGrants grants;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    FourEyes(Requests requests, ActPerformer performer, RoleGrants grants, SecurityEvents events,
            TransactionOperations transactions, Clock clock) {
        this.requests = requests;
        this.performer = performer;
        this.grants = grants;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param key by which a program knows its request again: a repetition gets the same request, not a second one
     */
    Request ask(UUID asker, Act act, String reason, @Nullable String key) {
        return telling(act.targetId(), () -> transactions.execute(_ -> {
            requests.lock();
            requireAdministrator(asker, Reason.NOT_ADMINISTRATOR);
            Request before = key == null ? null : requests.find(asker, key).orElse(null);
            if (before != null) {
                if (!before.act().equals(act)) {
                    throw new AdministrationRefused(Reason.KEY_REUSED);
                }
                return before.at(clock.instant());
            }
            Request request = Request.of(act, Reasons.required(reason), asker, clock.instant());
            performer.check(act);
            if (requests.open(act).map(open -> open.at(clock.instant()).state()).filter(State.OPEN::equals)
                    .isPresent()) {
                throw new AdministrationRefused(Reason.ASKED_ALREADY);
            }
            expire();
            requests.add(request, key);
            events.record(new AdminEvent(act.kind().operation() + "-ask", act.targetId(), act.code()));
            return request;
        }));
    }

    /** Agrees, and has it done. Who agrees a second time hears the same again. */
    Request approve(UUID approver, UUID id) {
        return telling(id.toString(), () -> transactions.execute(_ -> {
            requests.lock();
            Request request = required(id);
            if (request.state() == State.APPROVED && approver.equals(request.decidedBy())) {
                return request;
            }
            requireAdministrator(approver, Reason.NOT_ADMINISTRATOR);
            Request approved = request.decided(State.APPROVED, approver, clock.instant());
            requireAdministrator(request.askedBy(), Reason.ASKER_LEFT);
            performer.perform(approved);
            requests.decide(approved);
            Act act = request.act();
            events.record(new AdminEvent(act.kind().operation(), act.targetId(), act.code(), null,
                    request.askedBy().toString()));
            return approved;
        }));
    }

    /** Refuses. */
    Request refuse(UUID by, UUID id) {
        return telling(id.toString(), () -> transactions.execute(_ -> {
            requests.lock();
            Request request = required(id);
            if (request.state() == State.REFUSED && by.equals(request.decidedBy())) {
                return request;
            }
            requireAdministrator(by, Reason.NOT_ADMINISTRATOR);
            return written(request.decided(State.REFUSED, by, clock.instant()), "-refuse");
        }));
    }

    /** Takes it back. */
    Request withdraw(UUID by, UUID id) {
        return telling(id.toString(), () -> transactions.execute(_ -> {
            requests.lock();
            Request request = required(id);
            if (request.state() == State.WITHDRAWN && by.equals(request.decidedBy())) {
                return request;
            }
            return written(request.withdrawn(by, clock.instant()), "-withdraw");
        }));
    }

    /** Ends what waits about a client that is being taken out of use: agreed to later, it would put the client back. */
    void endAboutClient(UUID by, String clientId) {
        requests.lock();
        Instant now = clock.instant();
        requests.openAboutClient(clientId).stream().filter(request -> request.at(now).state() == State.OPEN)
                .forEach(request -> {
                    if (by.equals(request.askedBy())) {
                        written(request.withdrawn(by, now), "-withdraw");
                    } else {
                        written(request.decided(State.REFUSED, by, now), "-refuse");
                    }
                });
    }

    /** Writes down which ones are over. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void writeDownExpired() {
        transactions.executeWithoutResult(_ -> expire());
    }

    private void expire() {
        requests.over(clock.instant()).forEach(request -> requests.decide(request.at(clock.instant())));
    }

    private Request written(Request request, String ending) {
        requests.decide(request);
        Act act = request.act();
        events.record(new AdminEvent(act.kind().operation() + ending, act.targetId(), act.code()));
        return request;
    }

    private Request required(UUID id) {
        return requests.find(id).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
    }

    private void requireAdministrator(UUID person, Reason otherwise) {
        if (!grants.holders(Role.PLATFORM_ADMINISTRATOR).contains(person)) {
            throw new AdministrationRefused(otherwise);
        }
    }

    /** Outside the transaction, which has ended without effect by then. */
    private Request telling(String target, Supplier<@Nullable Request> decision) {
        try {
            Request request = decision.get();
            if (request == null) {
                throw new IllegalStateException("a decision without a result");
            }
            return request;
        } catch (AdministrationRefused refused) {
            switch (refused.reason()) {
                case OWN_REQUEST, CONCERNED, NOT_ADMINISTRATOR -> events.record(new AuthorizationDeniedEvent(
                        "admin-request", Digests.sha256(target), Codes.of(refused.reason()).replace('-', '_')));
                case UNKNOWN, ASKER_LEFT, DECIDED, EXPIRED, ASKED_ALREADY, NO_CHANGE, TOO_FEW_ADMINISTRATORS,
                        CONFIGURED, SECRET_GONE, KEY_REUSED, REASON_MISSING, PERIOD, ROLE, CLIENT, MALFORMED ->
                    {
                    }
            }
            throw refused;
        }
    }
}
