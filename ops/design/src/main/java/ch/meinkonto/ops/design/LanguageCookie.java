package ch.meinkonto.ops.design;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Remembers which language somebody chose. Chosen over TLS, the cookie comes back over TLS only. */
final class LanguageCookie extends CookieLocaleResolver {
    /** The same, for secure connections; absent in that one itself. */
    private final @Nullable LanguageCookie overTls;

    LanguageCookie() {
        this(new LanguageCookie(null));
        setCookieSecure(false);
    }

    private LanguageCookie(@Nullable LanguageCookie overTls) {
        super("lang");
        this.overTls = overTls;
        setCookieSecure(true);
        // Without the header the servlet API answers with the language of the machine, which nobody asked for.
        setDefaultLocaleFunction(request -> request.getHeader("Accept-Language") == null
                ? Languages.OFFERED.getFirst()
                : Languages.closest(request.getLocale()));
        setCookieMaxAge(Duration.ofDays(365));
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
        setRejectInvalidCookies(false);
    }

    @Override
    protected Locale parseLocaleValue(String value) {
        return Languages.closest(Locale.forLanguageTag(value));
    }

    @Override
    public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
            @Nullable LocaleContext chosen) {
        if (overTls != null && request.isSecure()) {
            overTls.setLocaleContext(request, response, chosen);
        } else {
            super.setLocaleContext(request, response, chosen);
        }
    }
}
