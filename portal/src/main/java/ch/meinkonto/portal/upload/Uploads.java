package ch.meinkonto.portal.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.upload.UploadRefused.Reason;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Files of residents, in {@code upload.file}, each in the binder of a draft or case. */
@Repository
public class Uploads {
    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final MalwareScanner scanner;
    private final UploadSettings settings;
    private final SecurityEvents events;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Uploads(JdbcClient jdbc, MalwareScanner scanner, UploadSettings settings, SecurityEvents events,
            PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.scanner = scanner;
        this.settings = settings;
        this.events = events;
        // What is found stays written down although the upload is refused.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Checks a file and keeps it.
     *
     * @param binder the draft
     * @param field the field of the form it answers
     * @param most how many files that field takes
     * @param name as the resident called it
     * @throws UploadRefused when it is not taken
     */
    public StoredFile keep(UUID binder, String owner, String field, int most, String name, byte[] content) {
        if (content.length > settings.largest()) {
            throw new UploadRefused(Reason.TOO_LARGE);
        }
        if (of(binder, field).size() >= most) {
            throw new UploadRefused(Reason.TOO_MANY);
        }
        Optional<String> malware = scanner.scan(content);
        if (malware.isPresent()) {
            ownTransaction.executeWithoutResult(status -> isolate(binder, owner, name, malware.get(), content));
            throw new UploadRefused(Reason.INFECTED);
        }
        FileKind kind = ContentCheck.check(content);
        StoredFile file = new StoredFile(UUID.randomUUID(), field, cleanName(name, kind), kind, content.length,
                clock.instant());
        jdbc.sql("""
                insert into upload.file (id, binder, owner, field, name, kind, bytes, sha256, content, uploaded_at)
                values (:id, :binder, :owner, :field, :name, :kind, :bytes, :sha256, :content, :now)""")
                .param("id", file.id())
                .param("binder", binder)
                .param("owner", owner)
                .param("field", field)
                .param("name", file.name())
                .param("kind", kind.name())
                .param("bytes", content.length)
                .param("sha256", sha256(content))
                .param("content", content)
                .param("now", file.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
        return file;
    }

    private void isolate(UUID binder, String owner, String name, String signature, byte[] content) {
        jdbc.sql("""
                insert into upload.quarantine (id, binder, owner, name, signature, sha256, content, arrived_at)
                values (:id, :binder, :owner, :name, :signature, :sha256, :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("binder", binder)
                .param("owner", owner)
                .param("name", shortened(name))
                .param("signature", signature)
                .param("sha256", sha256(content))
                .param("content", content)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.record(new ValidationRejectedEvent("upload-malware", null));
    }

    /** The files that answer a field, in the order they came. */
    public List<StoredFile> of(UUID binder, String field) {
        return jdbc.sql("""
                select id, field, name, kind, bytes, uploaded_at from upload.file
                where binder = :binder and field = :field order by uploaded_at, id""")
                .param("binder", binder)
                .param("field", field)
                .query(Uploads::file)
                .list();
    }

    /** All files of a binder. */
    public List<StoredFile> of(UUID binder) {
        return jdbc.sql("""
                select id, field, name, kind, bytes, uploaded_at from upload.file
                where binder = :binder order by uploaded_at, id""")
                .param("binder", binder)
                .query(Uploads::file)
                .list();
    }

    /**
     * A file with its content.
     *
     * @param file what it is
     * @param content its bytes
     */
    public record Opened(StoredFile file, byte[] content) {}

    /** Opens a file of a binder. */
    public Optional<Opened> open(UUID binder, UUID id) {
        return jdbc.sql("select * from upload.file where binder = :binder and id = :id")
                .param("binder", binder)
                .param("id", id)
                .query((row, number) -> new Opened(file(row, number), row.getBytes("content")))
                .optional();
    }

    /** Content of a file that stands in somebody's answers, and so is theirs. */
    public Optional<Opened> open(UUID id) {
        return jdbc.sql("select * from upload.file where id = :id")
                .param("id", id)
                .query((row, number) -> new Opened(file(row, number), row.getBytes("content")))
                .optional();
    }

    /** Removes a file of a draft. */
    public void remove(UUID binder, UUID id) {
        jdbc.sql("delete from upload.file where binder = :binder and id = :id")
                .param("binder", binder)
                .param("id", id)
                .update();
    }

    /** Removes everything of a draft that nobody wants any more. */
    public void forget(UUID binder) {
        jdbc.sql("delete from upload.file where binder = :binder").param("binder", binder).update();
    }

    private static StoredFile file(ResultSet row, int number) throws SQLException {
        return new StoredFile(row.getObject("id", UUID.class), row.getString("field"), row.getString("name"),
                FileKind.valueOf(row.getString("kind")), row.getInt("bytes"),
                row.getTimestamp("uploaded_at").toInstant());
    }

    /** Without folders and control characters, and with the ending of what it is. */
    static String cleanName(String name, FileKind kind) {
        String last = name.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        String stem = shortened(last.replaceAll("(?i)\\.(pdf|jpe?g|png|[a-z0-9]{2,4})$", ""));
        return (stem.isBlank() ? "Datei" : stem) + "." + kind.ending();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
