package ch.meinkonto.portal.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.Digests;

/** The codes with which one asks how a case stands, and how often somebody typed one that is none, for all instances together. */
@Repository
class StatusCodes {
    static final int MOST_TRIES = 5;
    static final Duration WITHIN = Duration.ofHours(1);
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The code of a case as it is shown: {@code 3FA9-02BC-77D1}. */
    String shown(String reference) {
        String code = jdbc.sql("select status_code from cases.case_file where reference = ?")
                .param(reference)
                .query(String.class)
                .single()
                .toUpperCase(Locale.ROOT);
        return code.substring(0, GROUP) + "-" + code.substring(GROUP, 2 * GROUP) + "-" + code.substring(2 * GROUP);
    }

    /** Whether a code as somebody typed it is that of the case; takes as long either way. */
    boolean fits(String reference, String typed) {
        String known = jdbc.sql("select status_code from cases.case_file where reference = ?")
                .param(reference)
                .query(String.class)
                .optional()
                .orElse("");
        String code = typed.replaceAll("[^0-9A-Za-z]", "").toLowerCase(Locale.ROOT);
        return !known.isEmpty() && MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8),
                code.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a reference has to rest; tries for one come one after the other until the transaction ends. */
    boolean tooManyTries(String reference) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("status " + reference)
                .query((row, number) -> number)
                .list();
        jdbc.sql("delete from cases.status_try where at <= ?")
                .param(clock.instant().minus(WITHIN).atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select count(*) from cases.status_try where reference_digest = ?")
                .param(Digests.of(reference))
                .query(Integer.class)
                .single() >= MOST_TRIES;
    }

    void addTry(String reference) {
        jdbc.sql("insert into cases.status_try (reference_digest, at) values (?, ?)")
                .params(Digests.of(reference), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
