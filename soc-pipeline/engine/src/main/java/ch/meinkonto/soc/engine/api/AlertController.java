package ch.meinkonto.soc.engine.api;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.engine.detect.RulesInForce;

/** The alerts, newest first. */
@RestController
final class AlertController {
    private static final Set<String> STATUSES = Set.of(Alert.OPEN, Alert.ACKNOWLEDGED, Alert.CLOSED);

    private final AlertIndex alerts;
    private final RulesInForce rules;
    private final AuditedReads reads;

    AlertController(AlertIndex alerts, RulesInForce rules, AuditedReads reads) {
        this.alerts = alerts;
        this.rules = rules;
        this.reads = reads;
    }

    /**
     * The alert of an id. One that has another id by now, because an earlier event of it came late, is where the answer says
     * (308, RFC 9110 section 15.4.9).
     *
     * @return also 404, where there never was such an alert or it is gone
     */
    @GetMapping("/api/v1/alerts/{id}")
    ResponseEntity<Alert> alert(@PathVariable UUID id, Principal caller) {
        reads.record(caller.getName(), "alert.read", id.toString(), Map.of());
        Optional<StoredAlert> found = alerts.byId(id.toString());
        if (found.isPresent()) {
            return ResponseEntity.ok(found.get().alert());
        }
        return alerts.successorOf(id.toString())
                .map(successor -> ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                        .location(URI.create("/api/v1/alerts/" + successor))
                        .<Alert>build())
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /**
     * Alerts that match all that is given, at most 1,000.
     *
     * @param since ISO 8601; alerts that were raised or grew since
     * @param detection folder name
     * @param status open, acknowledged or closed
     */
    @GetMapping("/api/v1/alerts")
    List<Alert> alerts(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String detection,
            @RequestParam(required = false) @Nullable String status, Principal caller) {
        if (status != null && !STATUSES.contains(status)) {
            throw new QueryRefused(QueryRefused.Reason.UNKNOWN_STATUS);
        }
        if (detection != null && rules.current().raisedBy(detection).isEmpty()) {
            throw new QueryRefused(QueryRefused.Reason.UNKNOWN_DETECTION);
        }
        reads.record(caller.getName(), "alerts.read", "alerts", parameters(since, detection, status));
        return alerts.changedSince(since, detection, status).stream().map(StoredAlert::alert).toList();
    }

    private static Map<String, String> parameters(@Nullable Instant since, @Nullable String detection,
            @Nullable String status) {
        Map<String, String> parameters = new HashMap<>();
        if (since != null) {
            parameters.put(AuditedReads.SINCE, since.toString());
        }
        if (detection != null) {
            parameters.put("detection", detection);
        }
        if (status != null) {
            parameters.put("status", status);
        }
        return parameters;
    }
}
