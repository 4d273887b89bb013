/**
 * What a person may ask of us about their account as a whole: a copy of everything that is kept of it, and its deletion, which
 * happens a month later and can be taken back until then.
 *
 * <p>
 * May use: accounts, passwords, sessions, mail, links.
 */
@NullMarked
package ch.meinkonto.auth.closing;

import org.jspecify.annotations.NullMarked;
