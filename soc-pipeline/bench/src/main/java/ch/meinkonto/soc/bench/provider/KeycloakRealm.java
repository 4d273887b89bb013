package ch.meinkonto.soc.bench.provider;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

/** The realm in which Keycloak knows a population, as its import reads it. */
final class KeycloakRealm {
    static final String NAME = "bench";
    private static final int SESSION_SECONDS = 28_800;
    private static final int ACCESS_SECONDS = 600;

    private KeycloakRealm() {}

    /**
     * As our server does it: tokens signed with ES256, refresh tokens good for one use, access for ten minutes, sessions of
     * eight hours; the password hash is Keycloak's own default. Brute-force detection is off, as Keycloak delivers it.
     */
    static String json(Population population) {
        return JsonMapper.shared()
                .writeValueAsString(Map.ofEntries(Map.entry("realm", NAME), Map.entry("enabled", true),
                        Map.entry("sslRequired", "external"), Map.entry("defaultSignatureAlgorithm", "ES256"),
                        Map.entry("revokeRefreshToken", true), Map.entry("refreshTokenMaxReuse", 0),
                        Map.entry("accessTokenLifespan", ACCESS_SECONDS),
                        Map.entry("ssoSessionIdleTimeout", SESSION_SECONDS),
                        Map.entry("ssoSessionMaxLifespan", SESSION_SECONDS),
                        Map.entry("passwordPolicy", "hashAlgorithm(argon2)"),
                        Map.entry("clients", List.of(web(population), machine(population))),
                        Map.entry("users", IntStream.range(0, population.people())
                                .mapToObj(person -> user(population, person))
                                .toList())));
    }

    private static Map<String, Object> web(Population population) {
        return Map.of("clientId", Population.WEB, "secret", population.webSecret(), "publicClient", false,
                "standardFlowEnabled", true, "directAccessGrantsEnabled", false, "redirectUris",
                List.of(Population.REDIRECT_URI), "attributes", Map.of("pkce.code.challenge.method", "S256"));
    }

    private static Map<String, Object> machine(Population population) {
        return Map.of("clientId", Population.MACHINE, "secret", population.machineSecret(), "publicClient", false,
                "standardFlowEnabled", false, "directAccessGrantsEnabled", false, "serviceAccountsEnabled", true);
    }

    /** Complete, so that nobody is asked to complete it. */
    private static Map<String, Object> user(Population population, int person) {
        String login = population.login(person);
        return Map.of("username", login, "email", login, "emailVerified", true, "enabled", true, "firstName",
                "Resident", "lastName", "Number " + person, "credentials",
                List.of(Map.of("type", "password", "value", population.password())));
    }
}
