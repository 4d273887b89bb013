/**
 * Who somebody is in the residents register, and who lives with them. Once, with a proven identity, an account is bound to a
 * person of the register; from then on the register is asked each time, and nothing of what it says is stored. Only the children
 * of who acts for one are remembered, in memory and for minutes.
 *
 * <p>
 * One person has one account. Whom the register does not know, may not serve online or protects reads the same words. Each look
 * is told under "who looked at my data". Children whose parent somebody is are offered to whoever lets people act for others.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code inbox}, {@code mail}, {@code page}, the types of {@code ops/ech}, the emitter. Knows no service; a
 * service tells by {@code PersonMatch} whom its register knows.
 */
@NullMarked
package ch.meinkonto.portal.household;

import org.jspecify.annotations.NullMarked;
