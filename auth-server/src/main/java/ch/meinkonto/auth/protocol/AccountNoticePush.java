package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.AccountDeleted;
import ch.meinkonto.auth.client.Clients;

/**
 * Tells every client that wants to know that an account is deleted, so that it deletes what it keeps of the person and need not
 * keep: a security event token (RFC 8417) with the event account-purged of the OpenID RISC Profile (section 2.2), pushed (RFC
 * 8935) again and again until the client answers 202.
 */
@Component
class AccountNoticePush {
    private static final Logger LOG = LoggerFactory.getLogger(AccountNoticePush.class);
    private static final String EVENT = "https://schemas.openid.net/secevent/risc/event-type/account-purged";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** At once; the rest waits for the next turn, so that other upkeep has its turn too. */
    private static final int MOST = 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AccountNotices notices;
    private final Clients clients;
    private final JwtEncoder tokens;
    private final String issuer;
    private final Clock clock;

    AccountNoticePush(AccountNotices notices, Clients clients, JwtEncoder tokens,
            @Value("${meinkonto.issuer}") String issuer, Clock clock) {
        this.notices = notices;
        this.clients = clients;
        this.tokens = tokens;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Remembers whom to tell, in the transaction that deletes the account. */
    @EventListener
    void remember(AccountDeleted deleted) {
        clients.withSecurityEvents().forEach(clientId -> notices.add(clientId, deleted.accountId()));
    }

    /** Tells what is due, the longest waiting first. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void push() {
        try {
            Optional<AccountNotices.Notice> due = notices.takeDue();
            for (int told = 1; due.isPresent(); told++) {
                push(due.get());
                due = told < MOST ? notices.takeDue() : Optional.empty();
            }
        } catch (DataAccessException e) {
            LOG.warn("account notices not looked up cause={}", e.toString());
        }
    }

    private void push(AccountNotices.Notice notice) {
        URI uri = clients.securityEventUri(notice.clientId()).orElse(null);
        // A client that no longer wants to know is not asked.
        if (uri == null || isTaken(uri, notice)) {
            notices.taken(notice);
        } else {
            notices.failed(notice);
        }
    }

    private boolean isTaken(URI uri, AccountNotices.Notice notice) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/secevent+jwt")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(token(notice)))
                .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            LOG.info("client told of a deleted account client={} status={} attempt={}", notice.clientId(), status,
                    notice.attempts());
            return status == 202;
        } catch (IOException e) {
            LOG.warn("client could not be told of a deleted account client={} attempt={} cause={}", notice.clientId(),
                    notice.attempts(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** RFC 8417 section 2.2. Without expiry: it tells what has happened. */
    private String token(AccountNotices.Notice notice) {
        Map<String, String> subject = Map.of("format", "iss_sub", "iss", issuer, "sub", notice.accountId());
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(notice.clientId()))
                .issuedAt(clock.instant())
                .id(notice.id().toString())
                .claim("toe", notice.createdAt().getEpochSecond())
                .claim("events", Map.of(EVENT, Map.of("subject", subject)))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).type("secevent+jwt").build();
        return tokens.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
