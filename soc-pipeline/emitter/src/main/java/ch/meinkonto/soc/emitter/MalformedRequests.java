package ch.meinkonto.soc.emitter;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import ch.meinkonto.soc.contract.ValidationRejectedEvent;

/**
 * A request whose address or headers no browser writes (encoded slashes, control characters, dots that climb) is refused by
 * Spring Security's firewall before any page sees it: 400, and an event tells of it.
 */
final class MalformedRequests implements RequestRejectedHandler {
    private static final String RULE = "http-firewall";

    private final SecurityEvents events;

    MalformedRequests(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        events.record(new ValidationRejectedEvent(RULE, null));
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
