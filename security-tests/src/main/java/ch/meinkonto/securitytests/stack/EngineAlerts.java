package ch.meinkonto.securitytests.stack;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's list of alerts ({@code GET /api/v1/alerts}). */
public final class EngineAlerts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EngineApi engine;

    /** Reads from this stack. */
    public EngineAlerts(RunningStack stack) {
        this.engine = new EngineApi(stack, "soc:read");
    }

    /**
     * Alerts of a detection that were raised since a moment, or grew by an event since.
     *
     * @throws StackUnavailable if the auth-server or the engine does not answer as it should
     */
    public List<SeenAlert> since(Instant moment, String detection) {
        HttpResponse<String> answer = engine.ask("GET", "/alerts?since=" + EngineApi.encode(moment.toString())
                + "&detection=" + EngineApi.encode(detection), null);
        if (answer.statusCode() != 200) {
            throw new StackUnavailable("The engine refused to list its alerts (HTTP " + answer.statusCode() + ").");
        }
        List<SeenAlert> alerts = new ArrayList<>();
        for (JsonNode alert : JSON.readTree(answer.body())) {
            alerts.add(new SeenAlert(alert.path("id").asString(), alert.path("detection").asString(),
                    alert.path("title").asString(), alert.path("level").asString(),
                    Instant.parse(alert.path("created").asString()),
                    Instant.parse(alert.path("lastEvent").asString())));
        }
        alerts.removeIf(alert -> alert.created().isBefore(moment) && alert.lastEvent().isBefore(moment));
        return alerts;
    }
}
