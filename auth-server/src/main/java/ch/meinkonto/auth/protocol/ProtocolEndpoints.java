package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

import ch.meinkonto.auth.certificate.CertificateSettings;
import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.session.SessionEnd;
import ch.meinkonto.auth.session.SignIns;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Where each of our classes sits in the framework's endpoints. They are no beans: with a second authentication provider among
 * the beans, the framework would give the sign-in page none.
 */
@Component
class ProtocolEndpoints {
    private final Clients clients;
    private final DpopProofs proofs;
    private final UserInfo userInfo;
    private final SessionEnd sessionEnd;
    private final RefusedTokens refused;
    private final Discovery discovery;
    private final AuthorizationRequestRules rules;
    private final ClientAssertions assertions;
    private final PublicClients publicClients;
    private final PushedRequests pushedRequests;
    private final SignInDemand signIn;
    private final SignOut signOut;
    private final AuthorizationAnswer answer;
    private final MoreGrants moreGrants;

    ProtocolEndpoints(Clients clients, RegisteredClientRepository registered, OAuth2AuthorizationService authorizations,
            SignIns signIns, UsedProofs used, DpopProofs proofs, UserInfo userInfo, SessionEnd sessionEnd,
            SecurityEvents events, RequestCache requests, SpringTemplateEngine templates, LocaleResolver locales,
            ProofDemands demands, StaffProof staff, MoreGrants moreGrants, CertificateSettings certificates,
            Clock clock,
            @Value("${meinkonto.issuer}") String issuer) {
        this.clients = clients;
        this.proofs = proofs;
        this.userInfo = userInfo;
        this.sessionEnd = sessionEnd;
        this.moreGrants = moreGrants;
        this.refused = new RefusedTokens(events, clients);
        this.discovery = new Discovery(issuer, clients.scopes(), certificates.reachable().orElse(null));
        this.rules = new AuthorizationRequestRules(clients);
        this.assertions = new ClientAssertions(used, clock);
        this.publicClients = new PublicClients(registered);
        this.pushedRequests = new PushedRequests(authorizations, rules, clock);
        this.signIn = new SignInDemand(authorizations, demands, staff, clock);
        this.signOut = new SignOut(registered, authorizations, new BrowserSession(signIns));
        this.answer = new AuthorizationAnswer(issuer, requests, authorizations, pushedRequests,
                new FormPost(templates, locales));
    }

    /** Not a Customizer: the framework would apply such a bean to the pages for people too. */
    void apply(OAuth2AuthorizationServerConfigurer server) {
        forPeople(server);
        forPrograms(server);
        forEverybody(server);
    }

    /** What is opened in a browser. */
    private void forPeople(OAuth2AuthorizationServerConfigurer server) {
        server.authorizationEndpoint(endpoint -> endpoint
                .authenticationProviders(providers -> rules.apply(providers, signIn))
                .consentPage(ConsentPage.PATH)
                .authorizationResponseHandler(answer)
                .errorResponseHandler(answer));
        server.oidc(oidc -> oidc.logoutEndpoint(endpoint -> endpoint.authenticationProviders(signOut::apply)
                .logoutResponseHandler(signedOut())
                .errorResponseHandler(answer)));
    }

    /** Where clients prove who they are. */
    private void forPrograms(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(client -> client.errorResponseHandler(refused)
                .authenticationConverter(publicClients)
                .authenticationConverters(CertificateClients::apply)
                .authenticationProvider(publicClients)
                .authenticationProviders(providers -> {
                    useSecrets(providers);
                    assertions.apply(providers);
                }));
        server.pushedAuthorizationRequestEndpoint(endpoint -> endpoint.errorResponseHandler(refused)
                .authenticationProviders(pushedRequests::apply)
                .pushedAuthorizationRequestConverters(converters -> DpopGrants.apply(converters, proofs)));
        server.tokenEndpoint(endpoint -> endpoint.errorResponseHandler(refused)
                .accessTokenRequestConverters(converters -> {
                    MoreGrants.read(converters);
                    DpopGrants.apply(converters, proofs);
                })
                .authenticationProviders(moreGrants::answer));
        server.deviceAuthorizationEndpoint(endpoint -> moreGrants.apply(endpoint.errorResponseHandler(refused)));
        server.tokenRevocationEndpoint(endpoint -> endpoint.errorResponseHandler(refused));
        server.tokenIntrospectionEndpoint(endpoint -> endpoint.errorResponseHandler(refused));
    }

    private void forEverybody(OAuth2AuthorizationServerConfigurer server) {
        server.authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                document -> document.claims(discovery::describe)));
        server.oidc(oidc -> oidc
                .providerConfigurationEndpoint(metadata -> metadata.providerConfigurationCustomizer(
                        document -> document.claims(discovery::describe)))
                .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo)));
    }

    private void useSecrets(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(ClientSecretAuthenticationProvider.class::isInstance)
                .map(ClientSecretAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setPasswordEncoder(clients.secrets()));
    }

    /** RP-initiated logout: the same end of the session as on our own page. */
    private AuthenticationSuccessHandler signedOut() {
        OidcLogoutAuthenticationSuccessHandler handler = new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler((request, response, authentication) -> {
            if (authentication instanceof OidcLogoutAuthenticationToken logout && logout.isPrincipalAuthenticated()) {
                sessionEnd.logout(request, response, (Authentication) logout.getPrincipal());
            }
        });
        return handler;
    }
}
