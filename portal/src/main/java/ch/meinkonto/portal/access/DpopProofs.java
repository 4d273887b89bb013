package ch.meinkonto.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;

/**
 * Proofs that a program has the key its access token is bound to (RFC 9449 section 7). Each is good once (section 11.1), on
 * whichever instance: those that were used stand in the database, where the framework would remember them in memory.
 */
@Component
class DpopProofs implements JwtDecoderFactory<DPoPProofContext> {
    /** How far a program's clock may be off (RFC 9449 section 11.1); the framework would allow half of it. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** A proof is refused a minute after it was made; longer is safe. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final DPoPProofJwtDecoderFactory standard = new DPoPProofJwtDecoderFactory();
    private final JdbcClient jdbc;
    private final Clock clock;

    DpopProofs(JdbcClient jdbc, Clock clock) {
        JwtIssuedAtValidator time = new JwtIssuedAtValidator(true);
        time.setClockSkew(SKEW);
        standard.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of(time)));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        JwtDecoder decoder = standard.createDecoder(context);
        return text -> {
            Jwt proof = decoder.decode(text);
            if (!isFirstUse(proof)) {
                throw new BadJwtException("the proof was used before");
            }
            return proof;
        };
    }

    private boolean isFirstUse(Jwt proof) {
        return jdbc.sql("insert into dpop_proof (proof_hash, expires_at) values (?, ?) on conflict do nothing")
                .params(Digests.of(proof.getHeaders().get("jwk") + " " + proof.getId()),
                        clock.instant().plus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from dpop_proof where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
