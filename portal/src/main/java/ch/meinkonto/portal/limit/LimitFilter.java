package ch.meinkonto.portal.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.portal.page.ProblemDocuments;

/**
 * Stands before everything that costs: who has asked too often is answered 429 with {@code Retry-After} (RFC 6585 section 4),
 * with a page for people and a problem document for programs.
 */
final class LimitFilter extends OncePerRequestFilter {
    private final Limit limit;
    private final Function<HttpServletRequest, Optional<String>> key;
    private final LimitReports reports;
    private final ProblemDocuments problems;

    /**
     * A filter for one limit.
     *
     * @param key whose bucket a request takes from; empty for a request that is not limited
     */
    LimitFilter(Limit limit, Function<HttpServletRequest, Optional<String>> key, LimitReports reports,
            ProblemDocuments problems) {
        this.limit = limit;
        this.key = key;
        this.reports = reports;
        this.problems = problems;
    }

    @Override
    protected String getAlreadyFilteredAttributeName() {
        return getClass().getName() + "." + limit.keyClass();
    }

    /** Served from memory and kept by browsers. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/design/") || path.startsWith("/webjars/") || path.equals("/favicon.ico");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> whose = key.apply(request);
        Limit.Decision decision = whose.map(limit::ask).orElseGet(Limit.Decision.Allowed::new);
        switch (decision) {
            case Limit.Decision.Allowed() -> chain.doFilter(request, response);
            case Limit.Decision.Refused(Duration comeBack, long toReport) -> {
                if (toReport > 0) {
                    reports.report(limit, toReport);
                }
                refuse(request, response, comeBack);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration comeBack)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(comeBack.toSeconds()));
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        problems.write(response, HttpStatus.TOO_MANY_REQUESTS, "too_many_requests",
                "Ask again after the seconds that Retry-After names.");
    }
}
