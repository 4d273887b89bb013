package ch.meinkonto.securitytests.stack;

import java.time.Instant;

/** What matters of an alert to somebody who waits for it. */
public record SeenAlert(String id, String detection, String title, String level, Instant created) {}
