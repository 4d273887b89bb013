package ch.meinkonto.portal.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.Retention;

/** What people said, in {@code feedback.opinion}. */
@Repository
class Opinions implements Retention {
    static final int LONGEST = 1000;
    private static final Duration KEPT = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One opinion.
     *
     * @param at when it was given
     * @param service which service it is about, absent where it is about the portal
     * @param ease how easy it was
     * @param words what else was said, maybe nothing
     */
    record Opinion(Instant at, @Nullable String service, Ease ease, String words) {}

    /**
     * How easy people found a service.
     *
     * @param service which, absent for the portal
     * @param opinions how many
     * @param easy how many of them found it easy or very easy
     */
    record Share(@Nullable String service, long opinions, long easy) {
        /** Share of those who found it easy, in percent, 0 to 100. */
        public long percent() {
            return Math.round(100.0 * easy / opinions);
        }
    }

    @Override
    public String what() {
        return "opinions";
    }

    @Override
    public Period longest() {
        return Period.ofDays(Math.toIntExact(KEPT.toDays()));
    }

    /** Deletes what is too old, whether somebody says something new or not. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    public void forgetOld() {
        jdbc.sql("delete from feedback.opinion where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps an opinion. */
    @Transactional
    public void add(@Nullable String service, Ease ease, String words, Locale language) {
        jdbc.sql("""
                insert into feedback.opinion (at, service, language, ease, words)
                values (:at, :service, :language, :ease, :words)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("service", service)
                .param("language", language.getLanguage())
                .param("ease", ease.name())
                .param("words", words)
                .update();
    }

    /** What was said in words lately, newest first. */
    List<Opinion> inWords(int most) {
        return jdbc.sql("select * from feedback.opinion where words <> '' order by at desc, id desc limit ?")
                .param(most)
                .query((row, number) -> new Opinion(row.getTimestamp("at").toInstant(), row.getString("service"),
                        Ease.valueOf(row.getString("ease")), row.getString("words")))
                .list();
    }

    /** How easy people find each service, by its name. */
    List<Share> shares() {
        return jdbc.sql("""
                select service, count(*) as opinions, count(*) filter (where ease in ('VERY_EASY', 'EASY')) as easy
                from feedback.opinion group by service order by service nulls first""")
                .query((row, number) -> new Share(row.getString("service"), row.getLong("opinions"),
                        row.getLong("easy")))
                .list();
    }
}
