package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Portions;
import ch.meinkonto.portal.cityservice.Retention;
import ch.meinkonto.portal.party.TakePart;
import ch.meinkonto.portal.upload.Uploads;

/** Deletes drafts nobody has touched for three months, with their files: the city keeps nothing that was never handed in. */
@Component
class ForgottenDrafts implements Retention {
    /** The pages promise it, see {@code cases.saved}. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(ForgottenDrafts.class);

    private final JdbcClient jdbc;
    private final Uploads uploads;
    private final Checkouts checkouts;
    private final TakePart takePart;
    private final Portions portions;
    private final Clock clock;

    ForgottenDrafts(JdbcClient jdbc, Uploads uploads, Checkouts checkouts, TakePart takePart,
            Portions portions, Clock clock) {
        this.jdbc = jdbc;
        this.uploads = uploads;
        this.checkouts = checkouts;
        this.takePart = takePart;
        this.portions = portions;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "drafts";
    }

    @Override
    public Period longest() {
        return Period.ofDays(Math.toIntExact(KEPT.toDays()));
    }

    /** Several portals may do it at the same time: each takes others. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void delete() {
        portions.work(this::deleteSome);
    }

    private record Old(UUID id, String owner) {}

    private int deleteSome() {
        List<Old> old = jdbc.sql("""
                delete from cases.draft where id in (select id from cases.draft where changed_at < :limit
                    order by changed_at limit :most for update skip locked) returning id, owner""")
                .param("limit", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("most", Portions.MOST)
                .query((row, number) -> new Old(row.getObject("id", UUID.class), row.getString("owner")))
                .list();
        for (Old draft : old) {
            uploads.forget(draft.id());
            checkouts.drop(draft.id());
            takePart.givenUp(draft.owner(), draft.id());
        }
        if (!old.isEmpty()) {
            log.info("forgotten drafts deleted, count={}", old.size());
        }
        return old.size();
    }
}
