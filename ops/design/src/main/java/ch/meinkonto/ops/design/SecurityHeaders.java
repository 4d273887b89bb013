package ch.meinkonto.ops.design;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The response headers of every page: a content security policy without any inline script or style, no framing, no
 * sniffing, no referrer to other sites. Used as {@code http.headers(new SecurityHeaders())}.
 *
 * <p>
 * Source: W3C Content Security Policy Level 3; OWASP ASVS 5.0 chapter V3.
 */
public final class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {
    static final String POLICY = "Content-Security-Policy";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private final Supplier<List<String>> always;
    private final FormTargets now;

    /** Where forms of one page may lead besides. */
    @FunctionalInterface
    public interface FormTargets {
        /** Origins, for example {@code http://127.0.0.1:*}; asked when the page is about to be sent. */
        List<String> of(HttpServletRequest request, HttpServletResponse response);
    }

    /** Forms may be sent to this application only. */
    public SecurityHeaders() {
        this(List.of());
    }

    /**
     * Forms may also lead, by redirect, to these origins: the browser applies {@code form-action} to every hop.
     *
     * @param formTargets origins, for example {@code http://localhost:8080}
     */
    public SecurityHeaders(List<String> formTargets) {
        this(() -> formTargets, (_, _) -> List.of());
    }

    /**
     * Forms of some pages lead to more places than those of others.
     *
     * @param always origins to which forms of every page may lead, which may be others tomorrow
     * @param now those to which the forms of this page may lead too
     */
    public SecurityHeaders(Supplier<List<String>> always, FormTargets now) {
        this.always = always;
        this.now = now;
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
        headers.addHeaderWriter((request, response) -> {
            if (!response.containsHeader(POLICY)) {
                response.setHeader(POLICY,
                        policy(Stream.concat(now.of(request, response).stream(), always.get().stream())));
            }
            isolate(response);
        });
    }

    /** Writes the same headers where no filter chain does. Forms lead to this application only. */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY, policy(Stream.of()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", ReferrerPolicy.SAME_ORIGIN.getPolicy());
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        isolate(response);
    }

    private static void isolate(HttpServletResponse response) {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String policy(Stream<String> formTargets) {
        String formAction = String.join(" ", Stream.concat(Stream.of("'self'"), formTargets.distinct()).toList());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self'; form-action " + formAction
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
