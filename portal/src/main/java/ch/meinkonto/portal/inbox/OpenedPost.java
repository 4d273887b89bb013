package ch.meinkonto.portal.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** When residents opened what was written to them, in {@code inbox.opened}: the first time counts, for both sides. */
@Repository
public class OpenedPost implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;
    private final SecurityEvents events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    OpenedPost(JdbcClient jdbc, SecurityEvents events, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * The resident reads this post now; the first time it is written down, with an event, in the current transaction.
     *
     * @param owner account id of whom it was written to, and who reads it
     * @param kind of post, kebab-case
     * @param length characters of its text
     */
    public void open(String post, String owner, String kind, int length) {
        int first = jdbc.sql("""
                insert into inbox.opened (post, owner, opened_at) values (:post, :owner, :now)
                on conflict do nothing""")
                .param("post", post)
                .param("owner", owner)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 1) {
            events.record(new DocumentEvent(EventAction.DOCUMENT_VIEW, Digests.of(post), kind, length, owner, null));
            publisher.publishEvent(new PostOpened(owner));
        }
    }

    /** When each of these was opened; what was not is missing. */
    public Map<String, Instant> openedAt(Collection<String> posts) {
        Map<String, Instant> opened = new HashMap<>();
        if (!posts.isEmpty()) {
            jdbc.sql("select post, opened_at from inbox.opened where post in (:posts)")
                    .param("posts", posts)
                    .query(row -> {
                        opened.put(row.getString("post"), row.getTimestamp("opened_at").toInstant());
                    });
        }
        return opened;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("opened-post", jdbc.sql("""
                select json_build_object('post', post, 'openedAt', opened_at)::text
                from inbox.opened where owner = ? order by opened_at, post""")
                .param(residentId));
    }

    /** The proof stays with the decision it belongs to. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("update inbox.opened set owner = ? where owner = ?")
                .params(former.owner(), residentId)
                .update();
    }
}
