package ch.meinkonto.soc.emitter;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.opentelemetry.api.trace.Span;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.soc.contract.EventField;

/**
 * Tells the access log, which is the server span of the OpenTelemetry agent, who really called. The agent believes the first
 * address of any X-Forwarded-For header, which a client can write itself; the web server only believes its proxy.
 */
final class AccessLogFilter extends OncePerRequestFilter {
    private final Knowledge knowledge;

    /** What is known at the filter's place in the chain. */
    enum Knowledge {
        /** Outermost, also for requests that security turns away: the address. */
        ADDRESS,
        /** Behind security: account and session. */
        ACCOUNT
    }

    AccessLogFilter(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    protected String getAlreadyFilteredAttributeName() {
        return getClass().getName() + "." + knowledge;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = Span.current();
        if (span.isRecording()) {
            switch (knowledge) {
                case ADDRESS -> span.setAttribute("client.address", request.getRemoteAddr());
                case ACCOUNT -> {
                    // Style sheets and the like are nobody's in particular: not worth a look into the session store.
                    if (!request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1)
                            .contains(".")) {
                        addAccount(span);
                    }
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static void addAccount(Span span) {
        Map<String, Object> known = new HashMap<>();
        CallerContext.addRequest(known);
        CallerContext.addAccount(known);
        for (EventField field : new EventField[]{EventField.USER_ID, EventField.SESSION_ID}) {
            if (known.get(field.dotted()) instanceof String value) {
                span.setAttribute(field.dotted(), value);
            }
        }
    }
}
