/**
 * How an application carries out what the security operations centre orders: the endpoints the engine calls, the table of
 * orders, their end by time or by hand, and the security event of each, written in the transaction that carries it out.
 * An application brings one {@link ch.meinkonto.soc.responder.ResponseHandler} per action; blocked addresses are refused
 * by the library itself.
 *
 * <p>
 * May use: the contract, the emitter, Spring, JDBC. Knows no application and not the engine.
 */
@NullMarked
package ch.meinkonto.soc.responder;

import org.jspecify.annotations.NullMarked;
