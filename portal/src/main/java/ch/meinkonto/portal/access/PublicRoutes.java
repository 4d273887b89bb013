package ch.meinkonto.portal.access;

import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.ops.relyingparty.BackChannelLogout;
import ch.meinkonto.portal.cityservice.CityService;

/** The complete list of what can be reached without a sign-in. A test compares it with the routes there are. */
final class PublicRoutes {
    /** Public pages and machine endpoints of the platform itself. */
    static final List<String> PLATFORM = List.of("/", "/design/**", "/webjars/**", "/favicon.ico", "/error",
            "/verify/document", "/verify/certificate", "/status", "/feedback", "/about/*", "/.well-known/security.txt",
            "/payment/webhook", BackChannelLogout.PATH, AccountNotices.PATH, "/actuator/health",
            "/actuator/health/**",
            "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml");

    /** Pages of the platform itself for whoever is signed in. */
    static final List<String> SIGNED_IN = List.of("/account", "/account/**", "/requests", "/staff", "/payment/**");

    /** Where the security operations centre orders; the responder asks for its own token there. */
    static final List<String> ORDERS = List.of("/api/v1/responses", "/api/v1/responses/*");

    private PublicRoutes() {}

    static String[] with(List<CityService> services) {
        return Stream.concat(PLATFORM.stream(), services.stream().flatMap(service -> service.publicPaths().stream()))
                .toArray(String[]::new);
    }
}
