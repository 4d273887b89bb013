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
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

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
    private final Clock clock;
    private final Map<AddressRange, Refusals> refusals = new ConcurrentHashMap<>();

    BlockedAddressFilter(BlockedAddresses blocked, SecurityEvents events, Clock clock) {
        this.blocked = blocked;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What was refused and not told yet.
     *
     * @param untold how many requests
     * @param told when it was told last
     */
    private record Refusals(long untold, Instant told) {
        Refusals another(Instant now) {
            return isDue(now) ? new Refusals(0, now) : new Refusals(untold + 1, told);
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
        response.sendError(HttpStatus.FORBIDDEN.value());
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

    /** One event for the first, then one for all that came meanwhile. Not being able to tell opens no door. */
    private void tell(AddressRange range, HttpServletRequest request) {
        Instant now = clock.instant();
        long[] count = {0};
        refusals.compute(range, (same, known) -> {
            Refusals before = known == null ? new Refusals(0, Instant.EPOCH) : known;
            count[0] = before.isDue(now) ? before.untold() + 1 : 0;
            return before.another(now);
        });
        if (count[0] == 0) {
            return;
        }
        forgetFree();
        RequestAttributes former = RequestContextHolder.getRequestAttributes();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            events.record(new RateLimitEvent("blocked-address", "address", count[0]));
        } catch (RuntimeException e) {
            LOG.warn("refusals of a blocked address not recorded count={} cause={}", count[0], e.toString());
        } finally {
            if (former == null) {
                RequestContextHolder.resetRequestAttributes();
            } else {
                RequestContextHolder.setRequestAttributes(former);
            }
        }
    }

    /** As many entries as there are blocked ranges, and no more. */
    private void forgetFree() {
        refusals.keySet().removeIf(range -> !blocked.isBlocked(range));
    }
}
