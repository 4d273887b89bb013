package ch.meinkonto.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cache.support.NoOpCache;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;

/**
 * Proofs that a program has the key its access token is bound to (RFC 9449 section 7). Each is good once (section 11.1), on
 * whichever instance: those that were used stand in the database, where the framework would remember them in memory.
 */
@Component
class DpopProofs implements JwtDecoderFactory<DPoPProofContext> {
    private static final Logger log = LoggerFactory.getLogger(DpopProofs.class);
    /** How far a program's clock may be off (RFC 9449 section 11.1); the framework would allow half of it. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** A proof is refused a minute after it was made; longer is safe. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final DPoPProofJwtDecoderFactory standard = standard();
    private final PresentedTokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    DpopProofs(PresentedTokens tokens, JdbcClient jdbc, Clock clock) {
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        JwtDecoder decoder = standard.createDecoder(context);
        return text -> {
            Jwt proof;
            try {
                proof = decoder.decode(text);
            } catch (JwtException refusal) {
                lookAtKey(context, text);
                throw refusal;
            }
            if (!isFirstUse(proof)) {
                throw new BadJwtException("the proof was used before");
            }
            tell(context, proof);
            return proof;
        };
    }

    /** A proof that is good, but not for the key of the token: whoever made it has a key of their own, and the token. */
    private void lookAtKey(DPoPProofContext context, String text) {
        try {
            Jwt proof = standard.createDecoder(DPoPProofContext.withDPoPProof(text)
                    .method(context.getMethod())
                    .targetUri(context.getTargetUri())
                    .build()).decode(text);
            if (isFirstUse(proof)) {
                tell(context, proof);
            }
        } catch (JwtException | IllegalArgumentException e) {
            log.debug("proof not good by itself either, cause={}", e.getMessage());
        }
    }

    private void tell(DPoPProofContext context, Jwt proof) {
        OAuth2Token token = context.getAccessToken();
        if (token instanceof ClaimAccessor claims) {
            tokens.presented(claims, proof);
        }
    }

    private static DPoPProofJwtDecoderFactory standard() {
        JwtIssuedAtValidator time = new JwtIssuedAtValidator(true);
        time.setClockSkew(SKEW);
        // It also looks at the age of a proof. What was used stands in the database, not in its memory.
        DPoPProofReplayValidator age = new DPoPProofReplayValidator(new NoOpCache("used proofs"));
        age.setClockSkew(SKEW);
        DPoPProofJwtDecoderFactory factory = new DPoPProofJwtDecoderFactory();
        factory.setJwtValidatorFactory(DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(List.of(time, age)));
        return factory;
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
