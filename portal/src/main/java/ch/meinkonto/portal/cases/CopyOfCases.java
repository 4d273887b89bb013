package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.DocumentsOfResident;
import ch.meinkonto.portal.cityservice.IssuedDocument;
import ch.meinkonto.portal.upload.Uploads;

/** What of cases belongs to a resident: documents for "my documents", and everything for the copy of their data. */
@Repository
class CopyOfCases implements DocumentsOfResident, DataOfResident {
    private final JdbcClient jdbc;
    private final CaseDocuments documents;
    private final Uploads uploads;

    CopyOfCases(JdbcClient jdbc, CaseDocuments documents, Uploads uploads) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.uploads = uploads;
    }

    @Override
    public List<IssuedDocument> documentsOf(String residentId) {
        return jdbc.sql("""
                select d.id, d.kind, d.made_at, f.reference, f.service,
                    f.subject || coalesce(' (' || f.concerned_name || ')', '') as subject from cases.document d
                join cases.case_file f on f.reference = d.reference
                where f.owner = ? and d.replaced_at is null order by d.made_at desc""")
                .param(residentId)
                .query((row, number) -> new IssuedDocument(row.getString("service"), row.getString("reference"),
                        row.getString("subject"), row.getString("service") + ".document." + row.getString("kind"),
                        row.getTimestamp("made_at").toInstant(), "/" + row.getString("service") + "/requests/"
                                + row.getString("reference") + "/documents/" + row.getString("id")))
                .list();
    }

    /** Who of the staff did something is not the resident's data, and not told on their pages either. */
    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "requests/drafts",
                """
                        select json_build_object('service', service, 'begunAt', begun_at, 'changedAt', changed_at,
                            'answers', answers, 'about', concerned_name)::text from cases.draft where owner = ? order by service""",
                residentId);
        records(copy, "requests/requests", """
                select json_build_object('reference', reference, 'service', service, 'subject', subject,
                    'answers', answers, 'about', concerned_name, 'email', email, 'language', language, 'state', state,
                    'handedInAt', handed_in_at, 'dueOn', due_on,
                    'outcome', case when state in ('DECIDED', 'WITHDRAWN') then outcome end,
                    'decision', case when state in ('DECIDED', 'WITHDRAWN') then decision_details end,
                    'reason', case when state in ('DECIDED', 'WITHDRAWN') then decision_reason end,
                    'decidedAt', case when state in ('DECIDED', 'WITHDRAWN') then decided_at end)::text
                from cases.case_file where owner = ? order by handed_in_at, reference""", residentId);
        records(copy, "requests/messages", """
                select json_build_object('reference', m.reference, 'at', m.at, 'from', m.party, 'text', m.text,
                    'question', m.question, 'answeredAt', m.answered_at, 'answersBefore', m.replaced)::text
                from cases.message m join cases.case_file f on f.reference = m.reference
                where f.owner = ? order by m.at, m.id""", residentId);
        records(copy, "requests/history", """
                select json_build_object('reference', t.reference, 'at', t.at, 'what', t.kind, 'by', t.party,
                    'representative', t.representative, 'participant', t.participant)::text
                from cases.timeline t join cases.case_file f on f.reference = t.reference
                where f.owner = ? and t.kind not in ('PROPOSED', 'SENT_BACK') order by t.id""", residentId);
        records(copy, "looked-at/requests", """
                select json_build_object('at', at, 'office', office, 'reference', reference, 'purpose', purpose,
                    'representative', representative)::text
                from cases.access_log where owner = ? order by id""", residentId);
        copyDocuments(residentId, copy);
        copyUploads(residentId, copy);
    }

    private void records(DataCopy copy, String name, String sql, String residentId) {
        copy.records(name, jdbc.sql(sql).param(residentId));
    }

    /** A document in one line, with what is needed to open it. */
    private record Key(String reference, UUID id) {}

    /** Also those that a newer one replaced. */
    private void copyDocuments(String residentId, DataCopy copy) {
        List<Key> keys = jdbc.sql("""
                select d.reference, d.id from cases.document d join cases.case_file f on f.reference = d.reference
                where f.owner = ? order by d.made_at, d.id""")
                .param(residentId)
                .query((row, number) -> new Key(row.getString("reference"), row.getObject("id", UUID.class)))
                .list();
        for (Key key : keys) {
            documents.open(key.reference(), key.id())
                    .ifPresent(opened -> copy.file("documents/" + key.reference() + "/" + opened.document().name(),
                            opened.content()));
        }
    }

    /** In the binders of drafts and cases alike. */
    private void copyUploads(String residentId, DataCopy copy) {
        List<UUID> binders = jdbc.sql("""
                select submission as binder from cases.case_file where owner = :owner
                union select id from cases.draft where owner = :owner order by binder""")
                .param("owner", residentId)
                .query((row, number) -> row.getObject("binder", UUID.class))
                .list();
        for (UUID binder : binders) {
            uploads.of(binder)
                    .forEach(file -> uploads.open(binder, file.id())
                            .ifPresent(opened -> copy.file("sent-files/" + binder + "/" + file.name(),
                                    opened.content())));
        }
    }
}
