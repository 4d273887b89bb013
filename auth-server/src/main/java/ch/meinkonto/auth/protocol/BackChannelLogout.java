package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.session.SessionEnded;

/**
 * Tells every client in which a person was signed in that they signed out, or were signed out (OpenID Connect Back-Channel
 * Logout, sections 2.3 to 2.5): with a token for that client and that sign-in, and again until the client has taken it.
 */
@Component
class BackChannelLogout {
    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** At once; the rest waits for the next turn, so that other upkeep has its turn too. */
    private static final int MOST = 20;
    /** Section 4: short, so that nobody can send it again later. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final RecordedAuthorizations authorizations;
    private final LogoutDeliveries deliveries;
    private final Clients clients;
    private final JwtEncoder tokens;
    private final String issuer;
    private final Clock clock;

    BackChannelLogout(RecordedAuthorizations authorizations, LogoutDeliveries deliveries, Clients clients,
            JwtEncoder tokens, @Value("${meinkonto.issuer}") String issuer, Clock clock) {
        this.authorizations = authorizations;
        this.deliveries = deliveries;
        this.clients = clients;
        this.tokens = tokens;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Remembers whom to tell, in the transaction that ends the sign-in. */
    @EventListener
    void remember(SessionEnded ended) {
        authorizations.of(ended.accountId(), ended.sid())
                .stream()
                .map(OAuth2Authorization::getRegisteredClientId)
                .distinct()
                .filter(clientId -> clients.backChannelLogoutUri(clientId).isPresent())
                .forEach(clientId -> deliveries.add(clientId, ended.accountId(), ended.sid()));
    }

    /** Remembers to tell the client of one authorization, if it was given in a browser and the client wants to know. */
    void remember(OAuth2Authorization authorization) {
        String sid = BrowserSession.sid(authorization);
        String clientId = authorization.getRegisteredClientId();
        if (sid != null && clients.backChannelLogoutUri(clientId).isPresent()) {
            deliveries.add(clientId, authorization.getPrincipalName(), sid);
        }
    }

    /** Tells what is due, the longest waiting first. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void deliver() {
        try {
            Optional<LogoutDeliveries.Delivery> due = deliveries.takeDue();
            for (int told = 1; due.isPresent(); told++) {
                deliver(due.get());
                due = told < MOST ? deliveries.takeDue() : Optional.empty();
            }
        } catch (DataAccessException e) {
            LOG.warn("logout deliveries not looked up cause={}", e.toString());
        }
    }

    private void deliver(LogoutDeliveries.Delivery delivery) {
        URI uri = clients.backChannelLogoutUri(delivery.clientId()).orElse(null);
        if (uri == null || isTaken(uri, delivery)) {
            deliveries.delivered(delivery);
        } else if (!deliveries.failed(delivery)) {
            LOG.warn("client was not told of a logout within a day client={}", delivery.clientId());
        }
    }

    private boolean isTaken(URI uri, LogoutDeliveries.Delivery delivery) {
        String form = "logout_token=" + URLEncoder.encode(token(delivery), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            LOG.info("client told of a logout client={} status={} attempt={}", delivery.clientId(), status,
                    delivery.attempts());
            return status == 200 || status == 204;
        } catch (IOException e) {
            LOG.warn("client could not be told of a logout client={} attempt={} cause={}", delivery.clientId(),
                    delivery.attempts(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Section 2.4. */
    private String token(LogoutDeliveries.Delivery delivery) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(delivery.accountId())
                .audience(List.of(delivery.clientId()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .id(UUID.randomUUID().toString())
                .claim("sid", delivery.sid())
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type("logout+jwt").build();
        return tokens.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
