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

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * Writes the detections in force to index {@code meinkonto-rules}, one document per folder, so that the console can show
 * rule and runbook beside an alert without depending on either.
 */
final class RuleCatalogue {
    private static final String INDEX = "meinkonto-rules";
    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
             "mappings": {"dynamic": false, "properties": {
              "@timestamp": {"type": "date"}, "name": {"type": "keyword"}, "title": {"type": "keyword"},
              "level": {"type": "keyword"}, "status": {"type": "keyword"}, "description": {"type": "text"},
              "techniques": {"type": "keyword"}, "rule": {"type": "text", "index": false},
              "runbook": {"type": "text", "index": false}}}}
            """;

    private final ElasticsearchClient client;
    private final Clock clock;

    RuleCatalogue(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Writes every detection, over what was there. */
    void write(Detections detections) {
        try {
            if (!client.indices().exists(request -> request.index(INDEX)).value()) {
                client.indices().create(request -> request.index(INDEX).withJson(new StringReader(MAPPING)));
            }
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
