package ch.meinkonto.portal.cityservice;

import java.time.Instant;

/**
 * What a resident began and has not handed in, in one line for the account.
 *
 * @param service name of the city service
 * @param about whom or what it is about, where that is not the resident alone: a child's name, a number plate; may be empty
 * @param changedAt when something was answered last
 * @param keptUntil when it is deleted unless something is answered before
 * @param path where it goes on
 */
public record Unfinished(String service, String about, Instant changedAt, Instant keptUntil, String path) {}
