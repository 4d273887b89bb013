package ch.meinkonto.ops.simulators.register;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Lets a register's interface be slow, broken or unavailable. Its page stays as it is, and so does the switch. */
@Component
class ConductFilter extends OncePerRequestFilter {
    private static final Pattern INTERFACE = Pattern.compile("/registers/([a-z]+)/api/.*");

    private final Conducts conducts;

    ConductFilter(Conducts conducts) {
        this.conducts = conducts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Conduct.Setting setting = register(request).map(conducts::of).orElse(Conduct.Setting.NORMAL);
        switch (setting.conduct()) {
            case NORMAL, WRONG -> chain.doFilter(request, response);
            case SLOW -> {
                conducts.hang(setting.delay());
                chain.doFilter(request, response);
            }
            case BROKEN -> {
                ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
                chain.doFilter(request, whole);
                byte[] body = whole.getContentAsByteArray();
                whole.resetBuffer();
                whole.getOutputStream().write(body, 0, body.length / 2);
                whole.copyBodyToResponse();
            }
            case UNAVAILABLE -> response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static Optional<Register> register(HttpServletRequest request) {
        Matcher matcher = INTERFACE.matcher(request.getRequestURI());
        return matcher.matches() ? Register.of(matcher.group(1)) : Optional.empty();
    }
}
