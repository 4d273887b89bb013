/**
 * What all pages share: frame and language switch, the page that says what went wrong, the page of the person who is signed
 * in.
 *
 * <p>
 * May use: accounts, clients, sessions.
 */
@NullMarked
package ch.meinkonto.auth.page;

import org.jspecify.annotations.NullMarked;
