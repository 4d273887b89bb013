package ch.meinkonto.auth.confirmation;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.Digests;

/**
 * Links that were sent and not used yet. What a link carries is 256 random bits; the database keeps only their hash, so that
 * nobody who reads it can use them.
 */
@Repository
public class Links {
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A link that was used.
     *
     * @param issuedAt when it was made
     */
    public record Used(Link link, Instant issuedAt) {}

    /** Makes a link and returns what it carries: 43 characters of base64url. */
    public String issue(Link link) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                insert into confirmation.link (token_hash, purpose, account_id, subject, expires_at)
                values (?, ?, ?, ?, ?)""")
                .param(Digests.sha256(token))
                .param(link.purpose().name())
                .param(link.accountId())
                .param(link.subject())
                .param(Timestamp.from(clock.instant().plus(link.purpose().lifetime())))
                .update();
        return token;
    }

    /** What a link stands for, while it is good. */
    public Optional<Link> find(Purpose purpose, String token) {
        return jdbc.sql("""
                select purpose, account_id, subject from confirmation.link
                where token_hash = ? and purpose = ? and expires_at > ?""")
                .params(Digests.sha256(token), purpose.name(), Timestamp.from(clock.instant()))
                .query(Links::link)
                .optional();
    }

    /** Uses a link: of two who do so at the same moment, one gets it. */
    public Optional<Link> use(Purpose purpose, String token) {
        return jdbc.sql("""
                delete from confirmation.link where token_hash = ? and purpose = ? and expires_at > ?
                returning purpose, account_id, subject""")
                .params(Digests.sha256(token), purpose.name(), Timestamp.from(clock.instant()))
                .query(Links::link)
                .optional();
    }

    /**
     * Uses a link and makes those useless that were made after it for the same purpose and account: what came later came from
     * somebody who could not have gone back this far.
     */
    public Optional<Used> useWithLaterOnes(Purpose purpose, String token) {
        return jdbc.sql("""
                with used as (
                    delete from confirmation.link where token_hash = ? and purpose = ? and expires_at > ?
                    returning purpose, account_id, subject, expires_at),
                later as (
                    delete from confirmation.link as link using used
                    where link.account_id = used.account_id and link.purpose = used.purpose
                        and link.expires_at > used.expires_at)
                select purpose, account_id, subject, expires_at from used""")
                .params(Digests.sha256(token), purpose.name(), Timestamp.from(clock.instant()))
                .query((row, number) -> new Used(link(row, number),
                        row.getTimestamp("expires_at").toInstant().minus(purpose.lifetime())))
                .optional();
    }

    /** Makes all links of an account for this purpose useless. */
    public void withdraw(Purpose purpose, UUID accountId) {
        jdbc.sql("delete from confirmation.link where account_id = ? and purpose = ?")
                .params(accountId, purpose.name())
                .update();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        jdbc.sql("delete from confirmation.link where expires_at < ?").param(Timestamp.from(clock.instant())).update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(Purpose.valueOf(row.getString("purpose")), row.getObject("account_id", UUID.class),
                row.getString("subject"));
    }
}
