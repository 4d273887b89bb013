package ch.meinkonto.soc.responder;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;
import ch.meinkonto.soc.responder.ResponseRefused.Reason;

/**
 * Refuses requests from blocked addresses with 403, before anything of the application runs. The probes of the machine
 * itself always get through: a process that its own supervisor cannot see would be stopped.
 */
final class BlockedAddressFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(BlockedAddressFilter.class);
    private static final String PROBES = "/actuator/health";
    /** A flood must not become a flood of events. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final BlockedAddresses blocked;
    private final SecurityEvents events;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<AddressRange, Refusals> refusals = new ConcurrentHashMap<>();

    BlockedAddressFilter(BlockedAddresses blocked, SecurityEvents events, JsonMapper json, Clock clock) {
        this.blocked = blocked;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was refused and not told yet.
     *
     * @param untold how many requests
     * @param told when it was told last
     */
    private record Refusals(long untold, Instant told) {
        Refusals and(long more) {
            return new Refusals(untold + more, told);
        }

        boolean isDue(Instant now) {
            return !told.plus(PAUSE).isAfter(now);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AddressRange range = blocked.rangeOf(request.getRemoteAddr()).orElse(null);
        if (range == null || isOwnProbe(request)) {
            chain.doFilter(request, response);
            return;
        }
        tell(range, request);
        // No sendError: it would have the application make a page.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Problem.write(response, Reason.ADDRESS_BLOCKED, json);
    }

    private static boolean isOwnProbe(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean probe = path.equals(PROBES) || path.startsWith(PROBES + "/");
        return probe
                && AddressRange.parse(request.getRemoteAddr()).filter(BlockedAddressFilter::isLoopback).isPresent();
    }

    private static boolean isLoopback(AddressRange address) {
        return address.isIpv4()
                ? AddressRange.parse("127.0.0.0/8").orElseThrow().contains(address)
                : AddressRange.parse("::1").orElseThrow().contains(address);
    }

    /** One event for the first, then one for all that came meanwhile. */
    private void tell(AddressRange range, HttpServletRequest request) {
        Instant now = clock.instant();
        refusals.merge(range, new Refusals(1, Instant.EPOCH), (known, another) -> known.and(another.untold()));
        long count = takeDue(range, now);
        if (count == 0) {
            return;
        }
        forgetFree();
        RequestAttributes former = RequestContextHolder.getRequestAttributes();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            record(range, count);
        } finally {
            if (former == null) {
                RequestContextHolder.resetRequestAttributes();
            } else {
                RequestContextHolder.setRequestAttributes(former);
            }
        }
    }

    /** The last few of a flood, after which no request comes that would tell of them. To be called now and then. */
    void tellRest() {
        Instant now = clock.instant();
        for (AddressRange range : refusals.keySet()) {
            long count = takeDue(range, now);
            if (count > 0) {
                record(range, count);
            }
        }
        forgetFree();
    }

    /** How many are to be told now, which counts as done; 0 where there are none, or it is too early for an event. */
    private long takeDue(AddressRange range, Instant now) {
        long[] taken = {0};
        refusals.computeIfPresent(range, (same, known) -> {
            if (known.untold() == 0 || !known.isDue(now)) {
                return known;
            }
            taken[0] = known.untold();
            return new Refusals(0, now);
        });
        return taken[0];
    }

    /** Not being able to tell opens no door, and loses nothing: it is told later. */
    private void record(AddressRange range, long count) {
        try {
            events.record(new RateLimitEvent("blocked-address", "address", count));
        } catch (RuntimeException e) {
            refusals.merge(range, new Refusals(count, clock.instant()), (known, back) -> known.and(back.untold()));
            LOG.warn("refusals of a blocked address not recorded yet count={} cause={}", count, e.toString());
        }
    }

    /** As many entries as there are blocked ranges or something left to tell, and no more. */
    private void forgetFree() {
        refusals.entrySet().removeIf(each -> each.getValue().untold() == 0 && !blocked.isBlocked(each.getKey()));
    }
}
