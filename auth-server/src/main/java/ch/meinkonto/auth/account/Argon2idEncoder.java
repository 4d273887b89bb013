package ch.meinkonto.auth.account;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2id (RFC 9106) as Spring's {@link Argon2PasswordEncoder} does and writes them in the same way (PHC
 * string format), so that each reads what the other wrote. But the memory of a hash, twenty thousand arrays, is cleared and kept
 * for the next one instead of being left to the garbage collector. As much is kept as was ever in use at once, until memory is
 * short: whoever asks has to be bounded, see {@link BoundedPasswordEncoder}.
 */
final class Argon2idEncoder implements PasswordEncoder {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final int memoryKib;
    private final int passes;
    private final String prefix;
    private final Pattern ours;
    private final Argon2PasswordEncoder others;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentLinkedQueue<SoftReference<Argon2BytesGenerator.BlockPool>> idle = new ConcurrentLinkedQueue<>();

    /**
     * An encoder of this cost; what was hashed at another cost is still checked at its own.
     *
     * @param memoryKib memory of a hash in KiB
     * @param passes over the memory
     */
    Argon2idEncoder(int memoryKib, int passes) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.prefix = "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + LANES + "$";
        this.ours = Pattern.compile(Pattern.quote(prefix) + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
        this.others = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, memoryKib, passes);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence rawPassword) {
        if (rawPassword == null) {
            return null;
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return prefix + base64.encodeToString(salt) + "$" + base64.encodeToString(hash(rawPassword, salt));
    }

    @Override
    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
        if (rawPassword == null || encodedPassword == null) {
            return false;
        }
        Matcher parts = ours.matcher(encodedPassword);
        if (!parts.matches()) {
            return others.matches(rawPassword, encodedPassword);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return MessageDigest.isEqual(base64.decode(parts.group(2)),
                hash(rawPassword, base64.decode(parts.group(1))));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encodedPassword) {
        return others.upgradeEncoding(encodedPassword);
    }

    private byte[] hash(CharSequence password, byte[] salt) {
        Argon2BytesGenerator.BlockPool memory = memory();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(LANES)
                    .withSalt(salt)
                    .withBlockPool(memory)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(password.toString().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            idle.add(new SoftReference<>(memory));
        }
    }

    private Argon2BytesGenerator.BlockPool memory() {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            Argon2BytesGenerator.BlockPool memory = kept.get();
            if (memory != null) {
                return memory;
            }
        }
        return new Argon2BytesGenerator.FixedBlockPool(Argon2BytesGenerator.getBlockCount(memoryKib, LANES));
    }
}
