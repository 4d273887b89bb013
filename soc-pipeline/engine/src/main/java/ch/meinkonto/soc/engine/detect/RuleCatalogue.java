package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.json.JsonData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * Writes the detections in force to index {@code meinkonto-rules}, one document per folder, so that the console can show
 * rule and runbook beside an alert without depending on either. Which rules are in force is always written; how the index looks
 * has a version, and a newer one stays as it is.
 */
final class RuleCatalogue {
    private static final Logger log = LoggerFactory.getLogger(RuleCatalogue.class);
    /** To be raised with every change of {@link #MAPPING}. */
    static final long VERSION = 1;
    private static final String INDEX = "meinkonto-rules";
    private static final String META = "version";
    private static final String MAPPING = """
            {"dynamic": false, "_meta": {"version": %d}, "properties": {
              "@timestamp": {"type": "date"}, "name": {"type": "keyword"}, "title": {"type": "keyword"},
              "level": {"type": "keyword"}, "status": {"type": "keyword"}, "description": {"type": "text"},
              "techniques": {"type": "keyword"}, "rule": {"type": "text", "index": false},
              "runbook": {"type": "text", "index": false}}}
            """.formatted(VERSION);
    private static final String INDEX_CONTENT = """
            {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}, "mappings": %s}
            """.formatted(MAPPING);

    private final ElasticsearchClient client;
    private final Clock clock;

    RuleCatalogue(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Writes every detection, over what was there. */
    void write(Detections detections) {
        try {
            prepare();
            for (DetectionFolder folder : detections.folders()) {
                client.index(request -> request.index(INDEX)
                        .id(folder.name())
                        .refresh(Refresh.True)
                        .document(document(detections, folder)));
            }
        } catch (IOException | ElasticsearchException failed) {
            throw new HistoryUnavailable("the rules cannot be written: " + failed.getMessage(), failed);
        }
    }

    private void prepare() throws IOException {
        if (!client.indices().exists(request -> request.index(INDEX)).value()) {
            client.indices().create(request -> request.index(INDEX).withJson(new StringReader(INDEX_CONTENT)));
            return;
        }
        long present = presentVersion();
        if (present > VERSION) {
            log.warn("a newer engine has made this index, it stays as it is index={} present={} ours={}", INDEX,
                    present,
                    VERSION);
        } else if (present < VERSION) {
            client.indices().putMapping(request -> request.index(INDEX).withJson(new StringReader(MAPPING)));
        }
    }

    /** Before there were versions it had none: then it is 0. */
    private long presentVersion() throws IOException {
        JsonData version = client.indices()
                .getMapping(request -> request.index(INDEX))
                .mappings()
                .values()
                .iterator()
                .next()
                .mappings()
                .meta()
                .get(META);
        return version == null ? 0 : version.to(Long.class);
    }

    private Map<String, Object> document(Detections detections, DetectionFolder folder) {
        Map<String, Object> document = new HashMap<>();
        document.put("@timestamp", clock.instant().toString());
        document.put("name", folder.name());
        document.put("rule", folder.rule());
        document.put("runbook", folder.runbook());
        List<Rule> raising = detections.raisedBy(folder.name());
        if (!raising.isEmpty()) {
            Header header = raising.getLast().header();
            document.put("title", header.title());
            document.put("level", header.level().word());
            document.put("description", header.description());
            document.put("techniques", header.techniques());
            if (header.status() != null) {
                document.put("status", header.status().word());
            }
        }
        return document;
    }
}
