package ch.meinkonto.portal.payment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.EventListener;

/** A city service that keeps what it is told of payments, and fails when it is asked to. */
final class RecordingCityService {
    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    @EventListener
    void on(PaymentSettled settled) {
        if (failing) {
            throw new IllegalStateException("the city service fails");
        }
        heard.add(settled);
    }

    @EventListener
    void on(PaymentFailed failed) {
        heard.add(failed);
    }

    /** What it was told about a case, oldest first. */
    List<Object> heard(String caseId) {
        return heard.stream().filter(event -> switch (event) {
            case PaymentSettled settled -> settled.caseId().equals(caseId);
            case PaymentFailed failed -> failed.caseId().equals(caseId);
            default -> false;
        }).toList();
    }

    void fail(boolean now) {
        failing = now;
    }
}
