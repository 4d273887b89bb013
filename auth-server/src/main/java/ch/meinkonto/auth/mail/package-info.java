/**
 * Mail to people about their account. Whoever has something to say queues a letter in its own transaction; it is kept with
 * that transaction and delivered afterwards, again and again until the mail server took it.
 *
 * <p>
 * May use: Spring Mail. Knows no account.
 */
@NullMarked
package ch.meinkonto.auth.mail;

import org.jspecify.annotations.NullMarked;
