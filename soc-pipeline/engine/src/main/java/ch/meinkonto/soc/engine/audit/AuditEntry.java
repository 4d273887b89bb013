package ch.meinkonto.soc.engine.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import ch.meinkonto.soc.engine.AuditRecord;

/**
 * A record at its place in the chain.
 *
 * @param sequence place, from 1, without gaps
 * @param previous hash of the entry before, {@link #START} at the first
 * @param record what was done
 * @param hash SHA-256 over all the rest, 64 hex digits
 */
record AuditEntry(long sequence, String previous, AuditRecord record, String hash) {
    /** What stands before the first entry. */
    static final String START = "0".repeat(64);

    /** The next entry after the one with this number and hash. */
    static AuditEntry after(long sequence, String hash, AuditRecord record) {
        return new AuditEntry(sequence + 1, hash, record, hash(sequence + 1, hash, record));
    }

    /** Whether the hash is that of the content. */
    boolean isIntact() {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8),
                hash(sequence, previous, record).getBytes(StandardCharsets.UTF_8));
    }

    /** Document id: numbers with leading zeros sort as texts. */
    String id() {
        return id(sequence);
    }

    static String id(long sequence) {
        return "%019d".formatted(sequence);
    }

    /**
     * Covers, each text with its length: previous hash, number, time, actor, action, target, cause, number of details, and
     * each detail in the order of their names.
     */
    private static String hash(long sequence, String previous, AuditRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, previous);
            out.writeLong(sequence);
            write(out, record.time().toString());
            write(out, record.actor());
            write(out, record.action());
            write(out, record.target());
            write(out, record.cause());
            out.writeInt(record.details().size());
            for (Map.Entry<String, String> detail : record.details().entrySet()) {
                write(out, detail.getKey());
                write(out, detail.getValue());
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
