package ch.meinkonto.soc.engine.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.ResponseState;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;

/**
 * Serves one application, on one thread: carries orders to it, takes them back, and asks from time to time whether what should
 * be in force is. All it knows stands in the index, so it may end at any moment: what was under way is done again, which the
 * application recognises by the id. An application that is away holds up nobody but itself.
 */
final class DeliveryWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

    private final Application application;
    private final OrderIndex index;
    private final RespondSettings settings;
    private final AuditTrail audit;
    private final RespondMeters meters;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private boolean away;

    DeliveryWorker(Application application, OrderIndex index, RespondSettings settings, AuditTrail audit,
            RespondMeters meters, Clock clock) {
        this.application = application;
        this.index = index;
        this.settings = settings;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    /** There is something to do: it does not wait for its next round. */
    void wake() {
        news.release();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    round();
                    away = false;
                } catch (RuntimeException held) {
                    if (!away) {
                        log.warn("orders are held up application={} reason={}", application.name(), held.getMessage());
                    }
                    away = true;
                }
                if (news.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due. */
    void round() throws InterruptedException {
        for (StoredOrder order : index.openAt(application.name())) {
            Delivery delivery = order.at(application.name());
            if (!delivery.next().isAfter(clock.instant())) {
                attend(order, delivery);
            }
        }
    }

    /** An order that cannot be dealt with must not hold up all others. */
    private void attend(StoredOrder order, Delivery delivery) throws InterruptedException {
        try {
            keep(order, delivery, after(order, delivery, ask(order, delivery)));
        } catch (RuntimeException held) {
            log.warn("an order is held up id={} application={} reason={}", order.id(), application.name(),
                    held.getMessage());
        }
    }

    /** Asks what the state of the order wants asked. */
    private Answer ask(StoredOrder order, Delivery delivery) throws InterruptedException {
        StoredOrder.Undo undo = order.undo();
        if (undo != null) {
            return application.undo(order.id(), undo.by());
        }
        if (delivery.state() == DeliveryState.IN_FORCE || order.isOver(clock.instant())) {
            return application.ask(order.id());
        }
        return isTooOld(order) ? new Answer.No("given-up") : application.order(order.order());
    }

    /** How it stands after that answer. All state changes of a delivery are listed here. */
    private Delivery after(StoredOrder order, Delivery delivery, Answer answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean over = order.isOver(now);
        return switch (answer) {
            case Answer.State(ResponseState state) -> said(order, delivery, state, now);
            case Answer.Unknown() when mayStillArrive(order, delivery, now) ->
                delivery.again(now.plus(settings.pauseAfter(delivery.attempts() + 1)));
            case Answer.Unknown() when order.undo() != null ->
                delivery.become(DeliveryState.UNDONE, null, delivery.effect(), now, now);
            case Answer.Unknown() when over -> ended(delivery, now);
            // It has lost it, for example in a restore: once more from the beginning.
            case Answer.Unknown() -> delivery.become(DeliveryState.WAITING, null, delivery.effect(), now, now);
            case Answer.No(String code) when code.equals("given-up") ->
                delivery.become(DeliveryState.FAILED, code, delivery.effect(), now, now);
            // Done already, and nothing of it lasts: too late to take it back.
            case Answer.No _ when order.undo() != null && !order.action().lasts() ->
                delivery.become(DeliveryState.DONE, null, delivery.effect(), now, now);
            case Answer.No(String code) -> delivery.become(DeliveryState.REFUSED, code, delivery.effect(), now, now);
            // Applications judge by their own clock whether an order is over: nothing of it is in force there either.
            case Answer.Away _ when over -> ended(delivery, now);
            case Answer.Away(String reason) -> {
                Duration pause = settings.pauseAfter(delivery.attempts() + 1);
                log.warn("an order was not delivered id={} application={} next={} reason={}", order.id(),
                        application.name(), pause, reason);
                meters.failed(application.name());
                yield delivery.again(now.plus(pause));
            }
        };
    }

    private Delivery said(StoredOrder order, Delivery delivery, ResponseState state, Instant now) {
        DeliveryState after = switch (state.state()) {
            case ResponseState.IN_FORCE -> DeliveryState.IN_FORCE;
            case ResponseState.DONE -> DeliveryState.DONE;
            case ResponseState.UNDONE -> DeliveryState.UNDONE;
            case ResponseState.EXPIRED -> DeliveryState.EXPIRED;
            default -> DeliveryState.WAITING;
        };
        Instant next = now.plus(settings.reconcileEvery());
        Instant expires = order.order().expiresAt();
        // A moment after its end, to hear that it has ended.
        boolean endsBefore = expires != null && expires.plus(settings.every()).isBefore(next);
        return delivery.become(after, null, state.effect(), endsBefore && expires != null
                ? later(expires.plus(settings.every()), now.plus(settings.firstPause()))
                : next, now);
    }

    /** An order that was sent and not answered may be under way yet: taken back too early, it would come into force after all. */
    private static boolean mayStillArrive(StoredOrder order, Delivery delivery, Instant now) {
        StoredOrder.Undo undo = order.undo();
        return undo != null && delivery.attempts() > 0 && undo.at().plus(LONGEST_WAY).isAfter(now);
    }

    private static Delivery ended(Delivery delivery, Instant now) {
        String code = delivery.state() == DeliveryState.WAITING ? "not-delivered" : null;
        return delivery.become(DeliveryState.EXPIRED, code, delivery.effect(), now, now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What does not last is of no use any more after so long; what lasts ends by its own time. */
    private boolean isTooOld(StoredOrder order) {
        return !order.action().lasts() && order.orderedAt().plus(settings.giveUpAfter()).isBefore(clock.instant());
    }

    private void keep(StoredOrder order, Delivery before, Delivery after) {
        if (before.state() != after.state()) {
            record(order, after);
            meters.became(application.name(), after.state());
            log.info("an order stands otherwise id={} action={} application={} state={} code={}", order.id(),
                    order.order().action(), application.name(), after.state().value(), after.code());
        }
        index.change(order.id(), latest -> {
            // Taken back meanwhile: what is still open is looked at again at once.
            boolean undoCame = order.undo() == null && latest.undo() != null && after.state().isOpen();
            return latest.with(undoCame ? after.atOnce(clock.instant()) : after);
        });
    }

    /** Each state is recorded once, however often the engine learns of it. */
    private void record(StoredOrder order, Delivery after) {
        Map<String, String> details = new LinkedHashMap<>(Map.of("application", application.name(), "action",
                order.order().action(), "target", order.order().target(), "state", after.state().value()));
        if (after.code() != null) {
            details.put("code", after.code());
        }
        if (!after.effect().isEmpty()) {
            details.put("effect", after.effect());
        }
        audit.record(new AuditRecord(after.changedAt(), "engine", "response.state", order.id(), details,
                order.id() + ":" + application.name() + ":" + after.state().value()));
    }
}
