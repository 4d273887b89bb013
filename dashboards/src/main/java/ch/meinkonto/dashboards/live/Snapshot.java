package ch.meinkonto.dashboards.live;

import java.time.Instant;
import java.util.List;

import ch.meinkonto.dashboards.alerts.AlertCounts;
import ch.meinkonto.dashboards.alerts.StoredAlert;
import ch.meinkonto.dashboards.pipeline.PipelineState;

/**
 * What was read at a moment, for all who look.
 *
 * @param state how the pipeline is
 * @param counts how many alerts there are
 * @param newest the newest alerts, newest first; empty while Elasticsearch does not answer
 * @param at when
 */
record Snapshot(PipelineState state, AlertCounts counts, List<StoredAlert> newest, Instant at) {}
