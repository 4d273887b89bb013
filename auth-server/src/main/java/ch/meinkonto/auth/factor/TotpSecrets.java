package ch.meinkonto.auth.factor;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.KeySeal;
import ch.meinkonto.auth.key.ServerSecret;

/** The authenticator apps of all accounts, one each, in schema {@code factor}. */
@Repository
class TotpSecrets {
    private final JdbcClient jdbc;
    private final KeySeal seal;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    TotpSecrets(JdbcClient jdbc, ServerSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.seal = secret.seal("totp");
        this.clock = clock;
    }

    /** Since when the account has an app; empty where it has none. */
    Optional<Instant> added(UUID accountId) {
        return jdbc.sql("select confirmed_at from factor.totp where account_id = ? and confirmed_at is not null")
                .param(accountId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /**
     * The secret that is offered to a person who adds an app: the same one however often the page is opened, until it has lain
     * around for longer than a proof is fresh.
     */
    TotpSecret offered(UUID accountId) {
        jdbc.sql("delete from factor.totp where account_id = ? and confirmed_at is null and created_at < ?")
                .params(accountId, Timestamp.from(clock.instant().minus(ProvenFactors.FRESH)))
                .update();
        keep(accountId, TotpSecret.random(random), "on conflict (account_id) do nothing");
        return stored(accountId, false).map(Stored::secret)
                .orElseThrow(() -> new IllegalStateException("the account has an authenticator app"));
    }

    /** Replaces whatever the account has by a secret that is in use at once. */
    void set(UUID accountId, TotpSecret secret) {
        jdbc.sql("delete from factor.totp where account_id = ?").param(accountId).update();
        keep(accountId, secret, "");
        jdbc.sql("update factor.totp set confirmed_at = created_at where account_id = ?").param(accountId).update();
    }

    /** The secret that is in use. */
    Optional<TotpSecret> inUse(UUID accountId) {
        return stored(accountId, true).map(Stored::secret);
    }

    /** Takes the offered secret into use, if the code is one of it. */
    boolean confirm(UUID accountId, String code) {
        return stored(accountId, false).map(stored -> taken(accountId, stored, code)).orElse(false);
    }

    /** Whether a code is one of the account's app; it is good once. */
    boolean take(UUID accountId, String code) {
        return stored(accountId, true).map(stored -> taken(accountId, stored, code)).orElse(false);
    }

    /** Forgets the app; whether there was one. */
    boolean remove(UUID accountId) {
        return jdbc.sql("delete from factor.totp where account_id = ? and confirmed_at is not null")
                .param(accountId)
                .update() == 1;
    }

    /** Forgets a secret that was offered and not taken into use: whoever opened the page has seen it. */
    void removeOffered(UUID accountId) {
        jdbc.sql("delete from factor.totp where account_id = ? and confirmed_at is null").param(accountId).update();
    }

    private boolean taken(UUID accountId, Stored stored, String code) {
        OptionalLong step = stored.secret().codes().match(code, clock.instant(), stored.lastStep());
        return step.isPresent() && confirm(accountId, step.getAsLong());
    }

    /** Of two requests with the same code one finds the step still free. */
    private boolean confirm(UUID accountId, long step) {
        return jdbc.sql("""
                update factor.totp set last_step = ?, confirmed_at = coalesce(confirmed_at, ?)
                where account_id = ? and last_step < ?""")
                .params(step, Timestamp.from(clock.instant()), accountId, step)
                .update() == 1;
    }

    private void keep(UUID accountId, TotpSecret secret, String otherwise) {
        KeySeal.Sealed sealed = seal.close(accountId.toString(), secret.text());
        jdbc.sql("insert into factor.totp (account_id, nonce, sealed, created_at) values (?, ?, ?, ?) " + otherwise)
                .params(accountId, sealed.nonce(), sealed.bytes(), Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Stored> stored(UUID accountId, boolean confirmed) {
        return jdbc.sql("""
                select nonce, sealed, last_step from factor.totp
                where account_id = ? and (confirmed_at is not null) = ?""")
                .params(accountId, confirmed)
                .query((row, number) -> {
                    KeySeal.Sealed sealed = new KeySeal.Sealed(row.getBytes("nonce"), row.getBytes("sealed"));
                    return new Stored(new TotpSecret(seal.open(accountId.toString(), sealed)),
                            row.getLong("last_step"));
                })
                .optional();
    }

    private record Stored(TotpSecret secret, long lastStep) {}
}
