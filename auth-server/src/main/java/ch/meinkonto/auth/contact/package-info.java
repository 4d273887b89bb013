/**
 * How a person can be reached: the address, which is the login name too, and a telephone number. Each is proven before it
 * counts; who had the old address is told and can go back for a week.
 *
 * <p>
 * May use: accounts, passwords, sessions, mail, links, limits.
 */
@NullMarked
package ch.meinkonto.auth.contact;

import org.jspecify.annotations.NullMarked;
