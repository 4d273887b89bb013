package ch.meinkonto.ops.sessions;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Says when a request begins and ends: for so long its session is remembered. Stands before Spring Session. */
final class SessionMemory extends OncePerRequestFilter {
    private final RememberedSessions<?> sessions;

    SessionMemory(RememberedSessions<?> sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        sessions.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            sessions.end();
        }
    }
}
