package ch.meinkonto.soc.responder;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.emitter.ModuleSchema;
import ch.meinkonto.soc.emitter.SecurityEvents;
import ch.meinkonto.soc.responder.ResponseRefused.Reason;

/** Gives an application the endpoints for orders, their table and their upkeep, and refuses whom an order blocks. */
@AutoConfiguration(afterName = "ch.meinkonto.soc.emitter.SecurityEventsAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ResponderSettings.class)
class ResponderAutoConfiguration {
    private static final ModuleSchema SCHEMA = new ModuleSchema("soc_response", 0x6d6b_7265_7370_0001L, Responses.class,
            List.of("responses-1.sql"));
    /** Behind what tells the access log who called, before sessions and security. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 10;

    /** The same in all applications, however they set up theirs: an order with a field we do not know is none. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Bean
    Responses responses(DataSource dataSource, PlatformTransactionManager transactions, ObjectProvider<Clock> clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        SCHEMA.migrate(jdbc, new TransactionTemplate(transactions));
        return new Responses(jdbc, clockOf(clock));
    }

    @Bean
    BlockAddress blockAddress() {
        return new BlockAddress();
    }

    @Bean
    Responder responder(Responses responses, List<ResponseHandler> handlers, SecurityEvents events,
            PlatformTransactionManager transactions, ObjectProvider<Clock> clock) {
        return new Responder(responses, handlers, events, new TransactionTemplate(transactions), clockOf(clock));
    }

    @Bean
    ResponseEndpoints responseEndpoints(Responder responder) {
        return new ResponseEndpoints(responder, json);
    }

    @Bean
    BlockedAddresses blockedAddresses(Responses responses, ObjectProvider<Clock> clock) {
        return new BlockedAddresses(responses, clockOf(clock));
    }

    @Bean
    ResponseUpkeep responseUpkeep(Responder responder, BlockedAddresses blocked,
            FilterRegistrationBean<BlockedAddressFilter> refusing) {
        return new ResponseUpkeep(responder, blocked, Objects.requireNonNull(refusing.getFilter()));
    }

    @Bean
    FilterRegistrationBean<BlockedAddressFilter> blockedAddressFilter(BlockedAddresses blocked, SecurityEvents events,
            ObjectProvider<Clock> clock) {
        FilterRegistrationBean<BlockedAddressFilter> registration = new FilterRegistrationBean<>(
                new BlockedAddressFilter(blocked, events, json, clockOf(clock)));
        registration.setOrder(EARLY);
        return registration;
    }

    /** Before all rules of the application: a token of the engine, for this application, and nothing else opens this. */
    @Bean
    @Order(0)
    SecurityFilterChain orders(HttpSecurity http, JwtDecoder tokens, ResponderSettings settings) {
        BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
        return http.securityMatcher(ResponseEndpoints.PATH, ResponseEndpoints.PATH + "/**")
                .authorizeHttpRequests(routes -> routes.anyRequest().access(AuthorizationManagers.allOf(
                        AuthorityAuthorizationManager.hasAuthority("SCOPE_" + ResponseOrder.SCOPE),
                        comesFrom(settings.client()))))
                .oauth2ResourceServer(resource -> resource
                        .jwt(jwt -> jwt.decoder(new OrderTokens(tokens, settings.audience())))
                        .authenticationEntryPoint(unauthenticated())
                        .withObjectPostProcessor(answeredBy(unauthenticated()))
                        .accessDeniedHandler((request, response, refusal) -> {
                            denied.handle(request, response, refusal);
                            Problem.write(response, Reason.NOT_ALLOWED, json);
                        }))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Where nobody can tell whether the token is good, the engine comes again. */
    private AuthenticationEntryPoint unauthenticated() {
        BearerTokenAuthenticationEntryPoint standard = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            if (failure instanceof AuthenticationServiceException) {
                Problem.write(response, Reason.UNAVAILABLE, json);
                return;
            }
            standard.commence(request, response, failure);
            Problem.write(response, Reason.TOKEN_MISSING, json);
        };
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeredBy(AuthenticationEntryPoint entry) {
        AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entry);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    /** What other clients may ask the engine for, they may not ask us: the engine keeps the audit. */
    private static AuthorizationManager<RequestAuthorizationContext> comesFrom(String client) {
        return (caller, request) -> new AuthorizationDecision(caller.get() instanceof JwtAuthenticationToken token
                && client.equals(token.getToken().getClaimAsString("client_id")));
    }

    private static Clock clockOf(ObjectProvider<Clock> clock) {
        return clock.getIfUnique(Clock::systemUTC);
    }
}
