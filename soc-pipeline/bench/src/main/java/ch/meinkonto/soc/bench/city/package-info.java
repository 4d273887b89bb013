/**
 * A made-up city that uses the portal: its residents, their visits, its caseworkers, a whole day of both. Same seed, same
 * city. Uses the contract of events; knows no rule, so that what rules say about it is not arranged.
 */
@NullMarked
package ch.meinkonto.soc.bench.city;

import org.jspecify.annotations.NullMarked;
