package ch.meinkonto.dashboards.access;

/**
 * A person who works in the operations centre.
 *
 * @param id pseudonymous account id
 * @param name as colleagues know them
 */
public record Analyst(String id, String name) {}
