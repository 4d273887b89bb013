package ch.meinkonto.soc.bench.portal;

import java.net.URI;

/**
 * A request that the portal has confirmed to a resident.
 *
 * @param reference its number
 * @param request the resident's page of it
 * @param resident who can open that page
 */
record Accepted(String reference, URI request, Visitor resident) {}
