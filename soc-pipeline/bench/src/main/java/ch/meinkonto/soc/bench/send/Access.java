package ch.meinkonto.soc.bench.send;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A request as the access log has it: a server span.
 *
 * @param id becomes trace id and span id
 * @param time when it began
 * @param service application that answered
 * @param method HTTP method
 * @param path without query
 * @param status HTTP status
 * @param duration how long the answer took
 * @param caller who asked
 */
public record Access(UUID id, Instant time, String service, String method, String path, int status, Duration duration,
        Caller caller) implements Timed {}
