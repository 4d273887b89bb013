package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Whether the person must sign in before a request is answered: nobody is signed in, the client wants it anew
 * ({@code prompt}), or more recently ({@code max_age}), or as somebody else ({@code id_token_hint}: OpenID Connect Core,
 * section 3.1.2.1), or with better factors ({@code acr_values}; what cannot be met is refused as RFC 9470 section 5 says), or
 * the security operations centre wants a fresh proof.
 */
final class SignInDemand implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    /** RFC 9470 section 5. */
    static final String UNMET = "unmet_authentication_requirements";
    /** What {@code prompt} may say. */
    static final List<String> PROMPTS = List.of("none", "login", "select_account", "consent");

    private static final String PROMPT = "prompt";
    private static final String MAX_AGE = "max_age";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final OAuth2AuthorizationService authorizations;
    private final FreshSignIns fresh;
    private final ProofDemands demands;
    private final StaffProof staff;
    private final Clock clock;

    SignInDemand(OAuth2AuthorizationService authorizations, ProofDemands demands, StaffProof staff, Clock clock) {
        this.staff = staff;
        this.authorizations = authorizations;
        this.demands = demands;
        this.fresh = new FreshSignIns(clock);
        this.clock = clock;
    }

    /** Refuses values that mean nothing. */
    static void requireWellFormed(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        prompts(request);
        maxAge(request);
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        Set<String> prompts = prompts(request);
        Duration maxAge = maxAge(request);
        Authentication person = (Authentication) request.getPrincipal();
        Proof proof = Proof.of(person);
        boolean answered = proof != null && fresh.isGiven(request, proof.time());
        String missing = missing(request, prompts, maxAge, person, answered);
        if (missing == null && proof != null) {
            requireStaff(context, prompts, person, proof);
        }
        if (missing == null) {
            return;
        }
        if (prompts.contains("none")) {
            throw AuthorizationRequestRules.refused(missing, PROMPT, request);
        }
        if (answered) {
            // They did sign in, and it was not enough: asking again would go round in a circle.
            throw AuthorizationRequestRules.refused(missing, "acr_values", request);
        }
        fresh.want(request, wish(request, prompts, maxAge, missing));
        throw new SignInNeeded(request, page(request, missing));
    }

    /**
     * Who works for the city proves a passkey, however they have signed in: the page asks for it, or leads to the first one.
     * That they have just signed in does not end it here, for the page waits for them and goes round by itself nowhere.
     */
    private void requireStaff(OAuth2AuthorizationCodeRequestAuthenticationContext context, Set<String> prompts,
            Authentication person, Proof proof) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!staff.mayHave(person, request.getScopes())) {
            throw AuthorizationRequestRules.refused(OAuth2ErrorCodes.ACCESS_DENIED, OAuth2ParameterNames.SCOPE,
                    request);
        }
        if (!staff.isMissing(person, proof, context.getRegisteredClient(), request.getScopes())) {
            return;
        }
        if (prompts.contains("none")) {
            throw AuthorizationRequestRules.refused(UNMET, PROMPT, request);
        }
        boolean anotherPasskey = proof.assurance().satisfies(Assurance.PHISHING_RESISTANT);
        throw new SignInNeeded(request, anotherPasskey ? "/login/enrolment" : "/login/factor?level=passkey");
    }

    /** The error that tells what is missing; absent where nothing is. */
    private @Nullable String missing(OAuth2AuthorizationCodeRequestAuthenticationToken request, Set<String> prompts,
            @Nullable Duration maxAge, Authentication person, boolean answered) {
        Proof proof = Proof.of(person);
        if (proof == null || isSomebodyElse(request, person)) {
            return SignInNeeded.LOGIN_REQUIRED;
        }
        ProofDemands.Demand demand = demands.on(person.getName()).orElse(null);
        if (demand != null && !demand.isMetBy(person)) {
            return demand.isBegunBy(person) ? UNMET : SignInNeeded.LOGIN_REQUIRED;
        }
        boolean asked = prompts.contains("login") || prompts.contains("select_account")
                || (maxAge != null && isTooOld(proof.time(), maxAge));
        if (asked && !answered) {
            return SignInNeeded.LOGIN_REQUIRED;
        }
        return wished(request).filter(wished -> !proof.assurance().satisfies(wished))
                .map(wished -> UNMET)
                .orElse(null);
    }

    /** What a sign-in elsewhere must bring to answer the request. */
    private static SignInWish wish(OAuth2AuthorizationCodeRequestAuthenticationToken request, Set<String> prompts,
            @Nullable Duration maxAge, String missing) {
        Authentication person = (Authentication) request.getPrincipal();
        boolean signedIn = Proof.of(person) != null && SignInNeeded.LOGIN_REQUIRED.equals(missing);
        boolean anew = signedIn || prompts.contains("login") || prompts.contains("select_account");
        return new SignInWish(wished(request).orElse(null), anew ? Duration.ZERO : maxAge);
    }

    /** Who has only proven too little is asked for the second factor alone. */
    private static String page(OAuth2AuthorizationCodeRequestAuthenticationToken request, String missing) {
        if (!UNMET.equals(missing)) {
            return "/login";
        }
        Assurance wished = wished(request).orElse(Assurance.MULTI_FACTOR);
        if (wished == Assurance.IDENTITY_PROVEN) {
            // No factor of ours proves that.
            return "/login?identity";
        }
        boolean passkey = wished == Assurance.PHISHING_RESISTANT;
        return passkey ? "/login/factor?level=passkey" : "/login/factor";
    }

    private static Optional<Assurance> wished(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return Optional.ofNullable(AuthorizationRequestRules.parameter(request, "acr_values"))
                .flatMap(Assurance::weakestOf);
    }

    private boolean isTooOld(Instant signedIn, Duration maxAge) {
        return signedIn.plus(maxAge).isBefore(clock.instant());
    }

    /** Whether the client means somebody else than who is signed in. A hint that is no token of ours means nobody. */
    private boolean isSomebodyElse(OAuth2AuthorizationCodeRequestAuthenticationToken request, Authentication person) {
        String hint = AuthorizationRequestRules.parameter(request, "id_token_hint");
        if (hint == null) {
            return false;
        }
        OAuth2Authorization meant = authorizations.findByToken(hint, ID_TOKEN);
        if (meant == null) {
            throw AuthorizationRequestRules.refused(OAuth2ErrorCodes.INVALID_REQUEST, "id_token_hint", request);
        }
        return !meant.getPrincipalName().equals(person.getName());
    }

    private static Set<String> prompts(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        String prompt = AuthorizationRequestRules.parameter(request, PROMPT);
        Set<String> prompts = prompt == null ? Set.of() : Set.copyOf(List.of(prompt.split(" +")));
        boolean alone = !prompts.contains("none") || prompts.size() == 1;
        if (!PROMPTS.containsAll(prompts) || !alone) {
            throw AuthorizationRequestRules.refused(OAuth2ErrorCodes.INVALID_REQUEST, PROMPT, request);
        }
        return prompts;
    }

    private static @Nullable Duration maxAge(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        String seconds = AuthorizationRequestRules.parameter(request, MAX_AGE);
        if (seconds == null) {
            return null;
        }
        if (!SECONDS.matcher(seconds).matches()) {
            throw AuthorizationRequestRules.refused(OAuth2ErrorCodes.INVALID_REQUEST, MAX_AGE, request);
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
