package ch.meinkonto.auth.protocol;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.key.ServerSecret;
import ch.meinkonto.auth.page.FormTargets;
import ch.meinkonto.auth.session.SignIns;
import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The authorization server: endpoints, stores and who hears of it. */
@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {
    private static final String AUTHORIZE = "/oauth2/authorize";
    /** Comes with the grant for devices, and takes a followed link for a person's will: we have pages of our own. */
    private static final String UNUSED = "/oauth2/device_verification";

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, ProtocolEndpoints endpoints, Clients clients, RequestCache requests,
            DpopProofs proofs, DpopNonces nonces, SecurityEvents events, FormTargets targets) {
        return http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(new AndRequestMatcher(server.getEndpointsMatcher(), new NegatedRequestMatcher(
                    PathPatternRequestMatcher.withDefaults().matcher(UNUSED))));
            endpoints.apply(server);
        })
                // Who must sign in, and whether a client wants nobody to be asked, is decided by the request itself.
                .authorizeHttpRequests(routes -> routes.requestMatchers(AUTHORIZE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new WellFormedRequests(events), HeaderWriterFilter.class)
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(new UnknownClient(),
                        PathPatternRequestMatcher.withDefaults().matcher("/oauth2/**")))
                .requestCache(cache -> cache.requestCache(requests))
                .oauth2ResourceServer(resource -> resource.dPoP(Customizer.withDefaults())
                        .withObjectPostProcessor(OwnResources.provenBy(proofs)))
                .headers(new SecurityHeaders(clients::redirectOrigins, targets))
                .headers(headers -> headers.addHeaderWriter((request, response) -> {
                    if (DpopProofs.isPresent(request)) {
                        response.setHeader(DpopProofs.NONCE_HEADER, nonces.next());
                    }
                }))
                .build();
    }

    @Bean
    DpopNonces dpopNonces(ServerSecret secret, Clock clock) {
        return new DpopNonces(secret.forPurpose("dpop-nonce"), clock);
    }

    @Bean
    DpopProofs dpopProofs(UsedProofs used, DpopNonces nonces) {
        return new DpopProofs(used, nonces);
    }

    /** In this order each kind of token finds its maker. */
    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(JwtEncoder encoder, TokenClaims claims, Clock clock) {
        JwtGenerator jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(token -> {
            SenderConstraint.describe(token);
            claims.customize(token);
        });
        return new ProvenTokens(new DelegatingOAuth2TokenGenerator(jwts, new BoundRefreshTokens(clock),
                new OAuth2RefreshTokenGenerator()));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${meinkonto.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    RecordedAuthorizations authorizations(JdbcOperations jdbcOperations, JdbcClient jdbc,
            RegisteredClientRepository clients, ExchangedTokens exchanged, SignIns signIns, SecurityEvents events,
            TransactionOperations transactions, Clock clock) {
        StoredAuthorizations stored = new StoredAuthorizations(jdbcOperations, clients);
        return new RecordedAuthorizations(stored, exchanged, new BrowserSession(signIns), jdbc, events, transactions,
                clock);
    }

    @Bean
    OAuth2AuthorizationConsentService consents(JdbcOperations jdbcOperations, RegisteredClientRepository clients,
            SecurityEvents events, TransactionOperations transactions) {
        return new RecordedConsents(new JdbcOAuth2AuthorizationConsentService(jdbcOperations, clients), events,
                transactions);
    }
}
