package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * The answer as a form that sends itself to the client, so that the code stands in no address and no log (OAuth 2.0 Form Post
 * Response Mode, section 2). Without scripts the person presses the button.
 */
final class FormPost {
    static final String MODE = "form_post";

    private final SpringTemplateEngine templates;
    private final LocaleResolver locales;

    FormPost(SpringTemplateEngine templates, LocaleResolver locales) {
        this.templates = templates;
        this.locales = locales;
    }

    void send(HttpServletRequest request, HttpServletResponse response, String redirectUri,
            Map<String, String> parameters) throws IOException {
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext())
                        .buildExchange(request, response),
                locales.resolveLocale(request), Map.of("action", redirectUri, "parameters", parameters));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.getWriter().write(templates.process("signin/form-post", context));
    }
}
