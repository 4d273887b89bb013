package ch.meinkonto.auth.key;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys as this instance knows them: which one signs now, and which are published. Read again from the database every
 * minute, so that all instances turn to a new key at the moment that stands with it there, whoever made it.
 */
final class KeyRing implements JWKSource<SecurityContext> {
    private final SigningKeys stored;
    private final Clock clock;
    private volatile List<SigningKey> keys;

    KeyRing(SigningKeys stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
        this.keys = stored.upToDate();
    }

    /** Rotates what is due, on whichever instance comes first, and takes over what others rotated. */
    void refresh() {
        keys = stored.upToDate();
    }

    /** The key that signs now. */
    JWK current() {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom))
                .map(SigningKey::jwk)
                .orElseThrow(() -> new IllegalStateException("no signing key is valid yet"));
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(keys.stream().map(SigningKey::jwk).toList()));
    }
}
