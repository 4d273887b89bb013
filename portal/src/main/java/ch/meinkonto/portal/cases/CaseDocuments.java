package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.document.PdfSignature;

/** Documents the city made for cases, as they were issued, in {@code cases.document}. */
@Repository
class CaseDocuments {
    private final JdbcClient jdbc;
    private final PdfSignature signature;
    private final Clock clock;

    CaseDocuments(JdbcClient jdbc, PdfSignature signature, Clock clock) {
        this.jdbc = jdbc;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * A document without its content.
     *
     * @param id its id
     * @param kind kebab-case
     * @param name name of the file
     * @param madeAt when it was issued
     */
    record Issued(UUID id, String kind, String name, Instant madeAt) {}

    /**
     * A document with its content.
     *
     * @param document what it is
     * @param content a PDF
     */
    record Opened(Issued document, byte[] content) {}

    /** Signs it and keeps it. */
    void add(String reference, NewDocument document) {
        jdbc.sql("""
                insert into cases.document (id, reference, kind, name, content, made_at)
                values (:id, :reference, :kind, :name, :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("reference", reference)
                .param("kind", document.kind())
                .param("name", document.name())
                .param("content", signature.sign(document.content()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From now on newer documents of these kinds count. */
    void replace(String reference, List<String> kinds) {
        kinds.forEach(kind -> jdbc.sql("""
                update cases.document set replaced_at = :now
                where reference = :reference and kind = :kind and replaced_at is null""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .param("kind", kind)
                .update());
    }

    /** The documents of a case that count, newest first. */
    List<Issued> of(String reference) {
        return jdbc.sql("""
                select id, kind, name, made_at from cases.document
                where reference = :reference and replaced_at is null order by made_at desc, id""")
                .param("reference", reference)
                .query((row, number) -> new Issued(row.getObject("id", UUID.class), row.getString("kind"),
                        row.getString("name"), row.getTimestamp("made_at").toInstant()))
                .list();
    }

    Optional<Opened> open(String reference, UUID id) {
        return jdbc.sql("select * from cases.document where reference = :reference and id = :id")
                .param("reference", reference)
                .param("id", id)
                .query((row, number) -> new Opened(new Issued(row.getObject("id", UUID.class), row.getString("kind"),
                        row.getString("name"), row.getTimestamp("made_at").toInstant()), row.getBytes("content")))
                .optional();
    }
}
