package ch.meinkonto.auth.protocol;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2DeviceAuthorizationEndpointConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2TokenExchangeAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.throttle.Callers;

/** The ways to a token that few clients need, as they sit in the framework's endpoints: token exchange and devices. */
@Component
class MoreGrants {
    private final OAuth2AuthorizationService authorizations;
    private final ExchangedTokens exchanged;
    private final DevicePolls polls;
    private final Clients clients;
    private final TransactionOperations transactions;
    private final UserCodeBudgets budgets;
    private final Callers callers;
    private final UserCodes userCodes;
    private final String issuer;

    MoreGrants(OAuth2AuthorizationService authorizations, ExchangedTokens exchanged, DevicePolls polls, Clients clients,
            UserCodeBudgets budgets, Callers callers, TransactionOperations transactions, Clock clock,
            @Value("${meinkonto.issuer}") String issuer) {
        this.authorizations = authorizations;
        this.exchanged = exchanged;
        this.polls = polls;
        this.clients = clients;
        this.transactions = transactions;
        this.budgets = budgets;
        this.callers = callers;
        this.userCodes = new UserCodes(new SecureRandom(), clock);
        this.issuer = issuer;
    }

    /** How requests at the token endpoint are read. */
    static void read(List<AuthenticationConverter> converters) {
        converters.replaceAll(converter -> converter instanceof OAuth2TokenExchangeAuthenticationConverter
                ? new TokenExchangeRequests(converter)
                : converter);
    }

    /** How they are answered. */
    void answer(List<AuthenticationProvider> providers) {
        providers.replaceAll(this::around);
    }

    /** Where a device asks for codes. */
    void apply(OAuth2DeviceAuthorizationEndpointConfigurer endpoint) {
        endpoint.verificationUri(issuer + DevicePages.PATH)
                .deviceAuthorizationRequestConverters(converters -> converters.replaceAll(
                        converter -> request -> allowed(request, converter.convert(request))))
                .authenticationProviders(providers -> providers.stream()
                        .filter(OAuth2DeviceAuthorizationRequestAuthenticationProvider.class::isInstance)
                        .map(OAuth2DeviceAuthorizationRequestAuthenticationProvider.class::cast)
                        .forEach(provider -> provider.setUserCodeGenerator(userCodes)));
    }

    private AuthenticationProvider around(AuthenticationProvider provider) {
        return switch (provider) {
            case OAuth2TokenExchangeAuthenticationProvider standard ->
                new TokenExchange(standard, authorizations, exchanged, clients, transactions);
            case OAuth2DeviceCodeAuthenticationProvider standard -> new DeviceTokens(standard, polls);
            default -> provider;
        };
    }

    /** A device that asks for nothing gets nothing, and nobody is asked to allow that (RFC 8628 section 3.1). */
    private @Nullable Authentication allowed(HttpServletRequest request, @Nullable Authentication asked) {
        if (asked instanceof OAuth2DeviceAuthorizationRequestAuthenticationToken device
                && device.getScopes().isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE,
                    "OAuth 2.0 Parameter: " + OAuth2ParameterNames.SCOPE, null));
        }
        if (!budgets.takeNew(callers.of(request))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(DeviceTokens.SLOW_DOWN));
        }
        return asked;
    }
}
