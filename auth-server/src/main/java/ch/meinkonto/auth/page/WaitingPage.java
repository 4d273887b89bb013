package ch.meinkonto.auth.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import ch.meinkonto.ops.design.SecurityHeaders;

/**
 * What somebody reads who cannot sign in at the moment because too many do: to wait, that nothing is lost, and that the form
 * comes back by itself, also without scripts. Written once for each language, so that in the hour in which it is needed it
 * costs next to nothing; and not everybody comes back in the same second.
 */
final class WaitingPage {
    static final int SHORTEST_SECONDS = 20;
    static final int LONGEST_SECONDS = 40;
    /** Browsers know this header as they know the element (HTML standard, section 7.4.6). */
    static final String REFRESH = "Refresh";
    private static final String FORM = "/login";

    private final SpringTemplateEngine templates;
    private final LocaleResolver locales;
    private final String portalUrl;
    private final RandomGenerator random;
    private final Map<Locale, byte[]> written = new ConcurrentHashMap<>();

    WaitingPage(SpringTemplateEngine templates, LocaleResolver locales, String portalUrl, RandomGenerator random) {
        this.templates = templates;
        this.locales = locales;
        this.portalUrl = portalUrl;
        this.random = random;
    }

    /** Whether somebody tried to sign in, and so finds the form again by opening its page. */
    static boolean isFor(HttpServletRequest request) {
        return FORM.equals(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int seconds = random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1);
        byte[] page = written.computeIfAbsent(locales.resolveLocale(request),
                language -> write(language, request, response).getBytes(StandardCharsets.UTF_8));
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        response.setHeader(REFRESH, seconds + "; url=" + request.getContextPath() + FORM);
        SecurityHeaders.write(request, response);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private String write(Locale language, HttpServletRequest request, HttpServletResponse response) {
        WebContext context = new WebContext(JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response), language, Map.of("portalUrl", portalUrl));
        return templates.process("page/waiting", context);
    }
}
