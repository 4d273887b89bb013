/**
 * What the security operations centre orders about accounts and their tokens: one class per action, carried out by means of
 * sessions and token families; and what follows from orders that last, at each sign-in and each token.
 *
 * <p>
 * May use: the responder; accounts, sessions, token families. The account that an order names is the one whose id stands in
 * events as {@code user.id}: our pseudonym is the key of the account itself, so nothing is to be mapped back.
 */
@NullMarked
package ch.meinkonto.auth.response;

import org.jspecify.annotations.NullMarked;
