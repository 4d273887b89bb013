package ch.meinkonto.soc.bench.send;

import java.time.Instant;
import java.util.UUID;

import ch.meinkonto.soc.contract.SecurityEvent;

/**
 * A security event that an application records.
 *
 * @param id UUIDv7 of its time; the same on every delivery
 * @param time when it happened
 * @param source application, {@code service.name}
 * @param event what happened
 * @param caller who called
 */
public record Happening(UUID id, Instant time, String source, SecurityEvent event, Caller caller) implements Timed {}
