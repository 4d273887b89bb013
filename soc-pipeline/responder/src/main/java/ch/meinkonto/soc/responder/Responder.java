package ch.meinkonto.soc.responder;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseEvent;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;
import ch.meinkonto.soc.emitter.SecurityEvents;
import ch.meinkonto.soc.responder.ResponseRefused.Reason;
import ch.meinkonto.soc.responder.Responses.Response;

/**
 * Carries orders out and ends them. What is done, the order and its security event stand in one transaction: a crash at any
 * moment leaves all of it or nothing, and the same order again finds out which.
 */
final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

    private final Responses responses;
    private final Map<ResponseAction, ResponseHandler> handlers;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** @throws IllegalStateException when two handlers want to carry out the same action */
    Responder(Responses responses, List<ResponseHandler> handlers, SecurityEvents events,
            TransactionOperations transactions, Clock clock) {
        this.responses = responses;
        this.handlers = handlers.stream().collect(Collectors.toMap(ResponseHandler::action, Function.identity()));
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Carries out an order, or tells what became of it if it came before.
     *
     * @param caller address the order comes from
     * @throws ResponseRefused when it cannot be carried out here; then nothing was done
     */
    ResponseState carryOut(ResponseOrder order, String caller) {
        UUID id = OrderCheck.id(order.id());
        return inTransaction(() -> {
            responses.lock(id);
            Response known = responses.find(id).orElse(null);
            if (known == null) {
                return begin(order, caller);
            }
            if (!known.order().equals(order)) {
                throw new ResponseRefused(Reason.OTHER_ORDER);
            }
            return known.state();
        });
    }

    private ResponseState begin(ResponseOrder order, String caller) {
        ResponseAction action = OrderCheck.action(order);
        ResponseHandler handler = handlers.get(action);
        if (handler == null) {
            throw new ResponseRefused(Reason.NOT_CARRIED_OUT_HERE);
        }
        Instant now = now();
        OrderCheck.require(order, action, caller, now);
        String effect;
        try {
            effect = handler.carryOut(order);
        } catch (TargetUnknown e) {
            throw new ResponseRefused(Reason.TARGET_UNKNOWN);
        }
        ResponseState state = new ResponseState(order.id(),
                action.lasts() ? ResponseState.IN_FORCE : ResponseState.DONE, now, order.expiresAt(), effect);
        responses.add(new Response(order, state));
        tell(order, state.state(), order.orderedBy());
        return state;
    }

    /**
     * Takes an order back; what has ended already stays as it is.
     *
     * @param by who takes it back
     * @throws ResponseRefused when there is no such order, or nothing of it lasts
     */
    ResponseState undo(UUID id, String by) {
        return inTransaction(() -> {
            responses.lock(id);
            Response known = responses.find(id).orElseThrow(() -> new ResponseRefused(Reason.ORDER_UNKNOWN));
            if (known.state().state().equals(ResponseState.DONE)) {
                throw new ResponseRefused(Reason.DOES_NOT_LAST);
            }
            if (!known.isInForce()) {
                return known.state();
            }
            responses.undo(id, by, now());
            ended(known.order(), ResponseState.UNDONE, by);
            return find(id);
        });
    }

    /** @throws ResponseRefused when there is no such order */
    ResponseState find(UUID id) {
        return responses.find(id).orElseThrow(() -> new ResponseRefused(Reason.ORDER_UNKNOWN)).state();
    }

    /** What is in force now, the oldest order first. */
    List<ResponseState> inForce() {
        return responses.inForce().stream().map(Response::state).toList();
    }

    /** Ends what has come to its time. */
    void expire() {
        responses.due()
                .forEach(id -> alone(id.toString(), () -> responses.expire(id)
                        .ifPresent(response -> ended(response.order(), ResponseState.EXPIRED, null))));
    }

    /** Gives each handler the chance to catch what slipped through at the moment of an order. */
    void uphold() {
        for (Response response : responses.inForce()) {
            ResponseHandler handler = handlers.get(OrderCheck.action(response.order()));
            if (handler != null) {
                alone(response.order().id(), () -> handler.uphold(response.order()));
            }
        }
    }

    /** In a transaction of its own: what goes wrong with one order holds up no other. */
    private void alone(String id, Runnable work) {
        try {
            transactions.executeWithoutResult(status -> work.run());
        } catch (TargetUnknown e) {
            LOG.debug("what the order was for is gone id={}", id);
        } catch (RuntimeException e) {
            LOG.warn("order not kept up id={} cause={}", id, e.toString());
        }
    }

    private void ended(ResponseOrder order, String state, @Nullable String by) {
        ResponseHandler handler = handlers.get(OrderCheck.action(order));
        if (handler == null) {
            LOG.warn("an order ended that nobody here carries out id={} action={}", order.id(), order.action());
        } else {
            handler.end(order);
        }
        tell(order, state, by);
    }

    private void tell(ResponseOrder order, String state, @Nullable String by) {
        events.record(new ResponseEvent(order.id(), order.action(), state, order.target(), order.alertId(), by,
                order.approvedBy(), order.expiresAt()));
        LOG.info("response id={} action={} state={} by={}", order.id(), order.action(), state, by);
    }

    /** As exact as the database keeps it, so that the first answer equals all later ones. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ResponseState inTransaction(Supplier<ResponseState> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
