package ch.meinkonto.portal.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that is kept, without its content.
 *
 * @param id its id
 * @param field the field of the form it answers
 * @param name its name, as the resident called it
 * @param kind what it is, by its content
 * @param bytes its size
 * @param uploadedAt when it came
 */
public record StoredFile(UUID id, String field, String name, FileKind kind, int bytes, Instant uploadedAt) {
    /** Its size as people read it. */
    public String size() {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1000.0)) + "\u00a0kB"
                : Math.round(bytes / 100_000.0) / 10.0 + "\u00a0MB";
    }

    @Override
    public String toString() {
        return "StoredFile[id=" + id + ", kind=" + kind + ", bytes=" + bytes + "]";
    }
}
