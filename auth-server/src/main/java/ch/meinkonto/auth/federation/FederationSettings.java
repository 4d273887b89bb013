package ch.meinkonto.auth.federation;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

import ch.meinkonto.auth.protocol.Assurance;

/**
 * The external identity providers. One without an issuer is off.
 *
 * @param providers by a short name of ours, which stands in addresses and events
 */
@ConfigurationProperties("meinkonto.auth.federation")
record FederationSettings(@DefaultValue Map<String, Provider> providers) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> LANGUAGES = Set.of("de", "en", "fr", "it");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SHORTEST_SECRET = 32;

    FederationSettings {
        Map<String, Provider> used = new LinkedHashMap<>();
        providers.forEach((name, provider) -> {
            if (StringUtils.hasText(provider.issuer())) {
                require(name, provider);
                used.put(name, provider);
            }
        });
        providers = used;
    }

    /**
     * A provider.
     *
     * @param issuer its issuer, below which it publishes what it can do
     * @param clientId how it calls us
     * @param secret our secret over there, empty where we sign
     * @param privateKey our key as a JWK in JSON (RFC 7517) if we sign (private_key_jwt), else empty
     * @param scopes what we ask for
     * @param names its name for people, by language
     * @param levels what its levels ({@code acr}) are worth here; where it has none, whoever comes from it has shown one factor
     * @param maxAge how old a sign-in over there may be
     */
    record Provider(@DefaultValue("") String issuer, @DefaultValue("") String clientId, @DefaultValue("") String secret,
            @DefaultValue("") String privateKey, @DefaultValue({
                    "openid", "profile", "email"}) List<String> scopes,
            @DefaultValue Map<String, String> names, @DefaultValue Map<String, Level> levels,
            @DefaultValue("1h") Duration maxAge) {
        /** Its name in the language closest to this one. */
        String name(Locale language) {
            String name = names.get(language.getLanguage());
            return name == null ? String.valueOf(names.get("de")) : name;
        }

        boolean signs() {
            return StringUtils.hasText(privateKey);
        }

        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    /**
     * A level of a provider.
     *
     * @param assurance what it is worth here
     * @param identity how well the identity is proven, 100 to 600; absent where it is not
     */
    record Level(Assurance assurance, @Nullable Integer identity) {
        private static final int LOWEST = 100;
        private static final int HIGHEST = 600;

        Level {
            if (identity != null && (identity < LOWEST || identity > HIGHEST)) {
                throw new IllegalArgumentException("a level of identity is from 100 to 600");
            }
        }
    }

    private static void require(String name, Provider provider) {
        // The address of a page of ours begins with "first".
        require(NAME.matcher(name).matches() && !name.equals("first"), name, "needs a short name of small letters");
        URI issuer = URI.create(provider.issuer());
        require("https".equals(issuer.getScheme()) || LOOPBACK.contains(String.valueOf(issuer.getHost())), name,
                "must be reached by https");
        require(issuer.getQuery() == null && issuer.getFragment() == null, name, "has an issuer without query");
        require(StringUtils.hasText(provider.clientId()), name, "needs a client id");
        require(provider.signs() != StringUtils.hasText(provider.secret()), name,
                "needs either a secret or a private key");
        require(provider.signs() || provider.secret().length() >= SHORTEST_SECRET, name,
                "needs a secret of at least 32 characters");
        require(provider.names().keySet().containsAll(LANGUAGES), name, "needs a name in all four languages");
        require(provider.scopes().contains("openid"), name, "needs the scope openid");
        require(!provider.maxAge().isNegative(), name, "cannot ask for sign-ins of the future");
    }

    private static void require(boolean condition, String name, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException("identity provider " + name + " " + sentence);
        }
    }
}
