package ch.meinkonto.portal.notification;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** Which topics residents chose, in {@code notification.choice}. */
@Repository
public class MailChoices implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;
    private final Clock clock;

    MailChoices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a resident chose mails of a topic. */
    public boolean wants(String residentId, Topic topic) {
        return jdbc.sql("select exists (select from notification.choice where owner = ? and topic = ?)")
                .params(residentId, topic.name())
                .query(Boolean.class)
                .single();
    }

    Set<Topic> of(String residentId) {
        EnumSet<Topic> chosen = EnumSet.noneOf(Topic.class);
        Stream.of(Topic.values()).filter(topic -> wants(residentId, topic)).forEach(chosen::add);
        return chosen;
    }

    /** From now on these and no others. */
    @Transactional
    public void choose(String residentId, Set<Topic> wanted) {
        for (Topic topic : Topic.values()) {
            if (wanted.contains(topic)) {
                jdbc.sql("""
                        insert into notification.choice (owner, topic, chosen_at) values (?, ?, ?)
                        on conflict do nothing""")
                        .params(residentId, topic.name(), clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            } else {
                jdbc.sql("delete from notification.choice where owner = ? and topic = ?")
                        .params(residentId, topic.name())
                        .update();
            }
        }
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("mail-topics", jdbc.sql("""
                select json_build_object('topic', topic, 'chosenAt', chosen_at)::text
                from notification.choice where owner = ? order by topic""")
                .param(residentId));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("delete from notification.choice where owner = ?").param(residentId).update();
    }
}
