/**
 * How fast an account travels: says of each successful sign-in how far it is from the account's one next to it in time, and how
 * fast somebody would have had to go. Remembers no more than what is stored, so that a restart changes nothing.
 *
 * <p>
 * May use: store, the engine's root package, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.travel;

import org.jspecify.annotations.NullMarked;
