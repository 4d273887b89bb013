package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cases.Messages.Message;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.Post.Kind;
import ch.meinkonto.portal.cityservice.PostForResident;
import ch.meinkonto.portal.inbox.OpenedPost;

/** Decisions and messages about cases as post: for the inbox, and with proof of when the resident opened them. */
@Repository
class PostOfCases implements PostForResident {
    private final JdbcClient jdbc;
    private final OpenedPost opened;
    private final OnlineServices services;

    PostOfCases(JdbcClient jdbc, OpenedPost opened, OnlineServices services) {
        this.jdbc = jdbc;
        this.opened = opened;
        this.services = services;
    }

    /** What was opened of a case, by its id as post. */
    record Opened(String reference, Map<String, Instant> times) {
        /** When the resident opened the decision first, absent while they have not. */
        public @Nullable Instant decision() {
            return times.get(idOfDecision(reference));
        }

        /** When the resident opened a message first, absent while they have not. */
        public @Nullable Instant message(Message message) {
            return times.get(idOf(message));
        }
    }

    @Override
    public List<Post> postFor(String residentId) {
        List<Post> post = new ArrayList<>(jdbc.sql("""
                select reference, service, subject || coalesce(' (' || concerned_name || ')', '') as subject, decided_at
                from cases.case_file
                where owner = ? and state = 'DECIDED'""")
                .param(residentId)
                .query((row, number) -> post(idOfDecision(row.getString("reference")), row.getString("service"),
                        row.getString("reference"), row.getString("subject"), Kind.DECISION,
                        row.getTimestamp("decided_at").toInstant()))
                .list()
                .stream()
                .filter(decision -> !services.listByThemselves(decision.service()))
                .toList());
        post.addAll(jdbc
                .sql("""
                        select m.id, m.at, m.question, m.answered_at, f.reference, f.service,
                            f.subject || coalesce(' (' || f.concerned_name || ')', '') as subject
                        from cases.message m join cases.case_file f on f.reference = m.reference where f.owner = ? and m.party = 'STAFF'""")
                .param(residentId)
                .query((row, number) -> post("message " + row.getString("id"), row.getString("service"),
                        row.getString("reference"), row.getString("subject"),
                        kind(row.getString("question") != null, row.getTimestamp("answered_at") != null),
                        row.getTimestamp("at").toInstant()))
                .list());
        return post;
    }

    /** The resident has the page of the case before them: everything on it is opened. */
    void open(CaseFile file, List<Message> messages) {
        Decision decision = file.decided();
        if (decision != null && file.state() == CaseState.DECIDED) {
            opened.open(idOfDecision(file.reference()), file.owner(), "decision", decision.reason().length());
        }
        messages.stream()
                .filter(message -> message.party() == Party.STAFF)
                .forEach(message -> opened.open(idOf(message), file.owner(), "message", message.text().length()));
    }

    /** What of a case was opened so far. */
    Opened openedOf(String reference, List<Message> messages) {
        List<String> ids = new ArrayList<>(messages.stream().map(PostOfCases::idOf).toList());
        ids.add(idOfDecision(reference));
        return new Opened(reference, opened.openedAt(ids));
    }

    private static Post post(String id, String service, String reference, String subject, Kind kind, Instant at) {
        return new Post(id, service, reference, subject, kind, at, "/" + service + "/requests/" + reference);
    }

    private static Kind kind(boolean asks, boolean answered) {
        return asks ? answered ? Kind.ANSWERED : Kind.QUESTION : Kind.MESSAGE;
    }

    private static String idOfDecision(String reference) {
        return "decision " + reference;
    }

    private static String idOf(Message message) {
        return "message " + message.id();
    }
}
