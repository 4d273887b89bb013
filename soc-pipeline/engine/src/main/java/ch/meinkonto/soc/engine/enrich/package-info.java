/**
 * What can be known of a client beyond what it says itself: the network and country of its address, the device behind its
 * user agent. Pure look-ups: nobody is asked over the network.
 *
 * <p>
 * May use: the MaxMind database reader. Knows neither OTLP nor Elasticsearch.
 */
@NullMarked
package ch.meinkonto.soc.engine.enrich;

import org.jspecify.annotations.NullMarked;
