package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.auth.key.Digests;

/**
 * Refresh tokens that were replaced by newer ones (RFC 9700 section 4.14.2). Seen again they mean that somebody has a copy.
 * Not within the first seconds: two tabs of one person may refresh at the same moment.
 */
final class RetiredRefreshTokens {
    private static final Duration TWO_TABS = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    RetiredRefreshTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Remembers, as a hash, that a token was replaced. */
    void add(String token, String authorizationId) {
        jdbc.sql("insert into retired_refresh_token (token_hash, authorization_id, retired_at) values (?, ?, ?)")
                .params(Digests.sha256(token), authorizationId, Timestamp.from(clock.instant()))
                .update();
    }

    /** The authorization whose replaced token this is, if it was replaced long enough ago to be a theft. */
    Optional<String> authorizationOfStolen(String token) {
        return jdbc.sql("select authorization_id from retired_refresh_token where token_hash = ? and retired_at < ?")
                .params(Digests.sha256(token), Timestamp.from(clock.instant().minus(TWO_TABS)))
                .query(String.class)
                .optional();
    }
}
