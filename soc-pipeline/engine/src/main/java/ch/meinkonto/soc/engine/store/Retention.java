package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.AuditUnavailable;

/**
 * Forgets what is older than it may be kept, whole days at a time: dropping an index costs nothing, and no document is ever
 * deleted by itself. Only indices whose name is exactly one of ours with a date are touched.
 */
@Component
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd");

    private final ElasticsearchClient client;
    private final RetentionSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    Retention(ElasticsearchClient client, RetentionSettings settings, AuditTrail audit, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Drops what has expired; a node that is away is asked again next time. */
    @Scheduled(initialDelay = 10, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        try {
            dropExpired();
        } catch (IOException | ElasticsearchException | AuditUnavailable e) {
            LOG.atWarn().setCause(e).log("expired indices could not be dropped, it is tried again");
        }
    }

    /** The names of the indices that were dropped. */
    List<String> dropExpired() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> dropped = new ArrayList<>();
        for (Archive archive : Archive.values()) {
            LocalDate oldest = today.minusDays(settings.days(archive));
            for (String index : client.indices().get(request -> request.index(archive.alias() + "-*")).indices()
                    .keySet()) {
                if (day(archive, index).filter(day -> day.isBefore(oldest)).isPresent()) {
                    audit.record(AuditRecord.ofEngine(clock.instant(), "retention.drop", index,
                            Map.of("days", String.valueOf(settings.days(archive)))));
                    client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
                    LOG.atInfo().addKeyValue("index", index).log("expired index dropped");
                    dropped.add(index);
                }
            }
        }
        return dropped;
    }

    private static Optional<LocalDate> day(Archive archive, String index) {
        try {
            LocalDate day = LocalDate.parse(index.substring(archive.alias().length() + 1), DAY);
            return archive.index(day).equals(index) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
