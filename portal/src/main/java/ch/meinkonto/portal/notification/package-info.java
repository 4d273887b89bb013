/**
 * Which mails a resident wants. What the law or their own interest demands always comes: confirmations, questions, decisions
 * and news of their money. Everything else comes to whoever chose it, topic by topic.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}. Knows no service; whoever writes mails asks here first.
 */
@NullMarked
package ch.meinkonto.portal.notification;

import org.jspecify.annotations.NullMarked;
