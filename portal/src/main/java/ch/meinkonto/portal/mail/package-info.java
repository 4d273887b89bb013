/**
 * Mail to residents. Whoever has something to say publishes an {@link ch.meinkonto.portal.mail.OutgoingMail} in its own
 * transaction; it is kept with that transaction and delivered afterwards, again and again until the mail server took it.
 *
 * <p>
 * May use: Spring Mail and the event publication registry. Knows no service.
 */
@NullMarked
package ch.meinkonto.portal.mail;

import org.jspecify.annotations.NullMarked;
