package ch.meinkonto.portal.payment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Remembers from which address each event came, where the emitter would read it, and passes the event on. */
final class RememberedCallers implements SecurityEvents {
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final SecurityEvents next;

    RememberedCallers(SecurityEvents next) {
        this.next = next;
    }

    private record Told(SecurityEvent event, Optional<String> address) {}

    @Override
    public void record(SecurityEvent event) {
        told.add(new Told(event, Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(ServletRequestAttributes.class::cast)
                .map(attributes -> attributes.getRequest().getRemoteAddr())));
        next.record(event);
    }

    /** Where the newest event of a kind came from; empty where it came without a request. */
    Optional<String> addressOfNewest(EventAction action) {
        return told.stream()
                .filter(each -> each.event().action() == action)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no event " + action))
                .address();
    }
}
