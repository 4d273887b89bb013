package ch.meinkonto.soc.engine.alert;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.DottedFields;

/**
 * The risk of every account and address that alerts are about, in index {@code meinkonto-risk}: one document each, computed
 * anew from its alerts whenever one is raised. So a repeat changes nothing, and nothing need be remembered.
 */
public final class RiskIndex {
    private static final String INDEX = "meinkonto-risk";
    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
             "mappings": {"dynamic": false, "properties": {
              "@timestamp": {"type": "date"},
              "user": {"properties": {"id": {"type": "keyword"}}},
              "client": {"properties": {"ip": {"type": "ip", "ignore_malformed": true}}},
              "meinkonto": {"properties": {"risk": {"properties": {
               "score": {"type": "double"}, "level": {"type": "keyword"}, "alerts": {"type": "integer"},
               "half_life_seconds": {"type": "long"}}}}}}}}
            """;

    private final ElasticsearchClient client;
    private final AlertIndex alerts;
    private final Clock clock;
    private final Set<EntityRisk.Entity> concerned = new LinkedHashSet<>();

    /** Risks that follow from these alerts. */
    public RiskIndex(ElasticsearchClient client, AlertIndex alerts, Clock clock) {
        this.client = client;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Notes whom alerts are about; nothing is written yet. */
    public synchronized void note(List<Alert> changed) {
        for (Alert alert : changed) {
            alert.userIds().forEach(user -> concerned.add(new EntityRisk.Entity("user.id", user)));
            alert.addresses().forEach(address -> concerned.add(new EntityRisk.Entity("client.ip", address)));
        }
    }

    /**
     * Writes the risk of all who were noted.
     *
     * @throws AlertsUnavailable where Elasticsearch does not answer; the rest stays noted
     */
    public void write() {
        for (EntityRisk.Entity entity = next(); entity != null; entity = next()) {
            try {
                Instant now = clock.instant();
                put(EntityRisk.of(entity,
                        alerts.about(entity.field(), entity.value(), now.minus(EntityRisk.REACH)), now));
            } catch (AlertsUnavailable later) {
                again(entity);
                throw later;
            }
        }
    }

    /** One noted again while it is being written is written again. */
    private synchronized EntityRisk.@Nullable Entity next() {
        if (concerned.isEmpty()) {
            return null;
        }
        EntityRisk.Entity first = concerned.iterator().next();
        concerned.remove(first);
        return first;
    }

    private synchronized void again(EntityRisk.Entity entity) {
        concerned.add(entity);
    }

    private void put(EntityRisk risk) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", risk.at().toString());
        fields.put(risk.entity().field(), risk.entity().value());
        fields.put("meinkonto.risk.score", risk.score());
        fields.put("meinkonto.risk.level", risk.level());
        fields.put("meinkonto.risk.alerts", risk.alerts());
        fields.put("meinkonto.risk.half_life_seconds", EntityRisk.HALF_LIFE.toSeconds());
        try {
            if (!client.indices().exists(request -> request.index(INDEX)).value()) {
                client.indices().create(request -> request.index(INDEX).withJson(new StringReader(MAPPING)));
            }
            client.index(request -> request.index(INDEX)
                    .id(risk.entity().field() + "=" + risk.entity().value())
                    .refresh(Refresh.True)
                    .document(DottedFields.nest(fields)));
        } catch (IOException | ElasticsearchException failed) {
            throw new AlertsUnavailable("could not write a risk: " + failed.getMessage(), failed);
        }
    }
}
