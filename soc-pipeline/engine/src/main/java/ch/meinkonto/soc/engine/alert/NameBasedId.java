package ch.meinkonto.soc.engine.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562, section 5.5): the same name always gives the same id. */
public final class NameBasedId {
    /** Namespace of alerts and of what is done about them; any fixed UUID will do, as long as it stays. */
    private static final UUID ALERTS = UUID.fromString("6d3b1c52-0c7e-4b5a-9d0f-8a4f2a6f9b11");

    private NameBasedId() {}

    /** The id of a name. */
    public static UUID of(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(ALERTS.getMostSignificantBits())
                    .putLong(ALERTS.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
