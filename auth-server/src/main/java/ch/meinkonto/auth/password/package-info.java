/**
 * Passwords as people choose, change and lose them: what makes one good enough (NIST SP 800-63B-4, section 3.1.1.2), and the
 * pages to replace one with and without knowing the old one.
 *
 * <p>
 * May use: accounts, sessions, mail, links, open forms, limits.
 */
@NullMarked
package ch.meinkonto.auth.password;

import org.jspecify.annotations.NullMarked;
