package ch.meinkonto.ops.design;

import java.util.List;
import java.util.function.Supplier;

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
    private static final String POLICY = "Content-Security-Policy";

    private final Supplier<List<String>> formTargets;

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
        this(() -> formTargets);
    }

    /** Forms may also lead, by redirect, to these origins, which may be others tomorrow. */
    public SecurityHeaders(Supplier<List<String>> formTargets) {
        this.formTargets = formTargets;
    }

    private String policy() {
        String formAction = String.join(" ", formTargets.get().stream().distinct().toList());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self'; form-action 'self' " + formAction
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions
                        .policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"));
        headers.addHeaderWriter((request, response) -> {
            if (!response.containsHeader(POLICY)) {
                response.setHeader(POLICY, policy());
            }
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        });
    }
}
