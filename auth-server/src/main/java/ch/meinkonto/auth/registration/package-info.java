/**
 * Opening an account: somebody names an address, gets a mail there, and by its link chooses a name and a password. Nothing is
 * kept of an address that nobody proves, and nobody learns from the pages which addresses have an account: the owner of one
 * that has is told by mail.
 *
 * <p>
 * May use: accounts, passwords, mail, links, open forms, limits.
 */
@NullMarked
package ch.meinkonto.auth.registration;

import org.jspecify.annotations.NullMarked;
