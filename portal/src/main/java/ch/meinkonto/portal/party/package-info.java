/**
 * Parties of one request: people besides the applicant who take part in a draft or case, by an invitation. A service declares
 * its {@link ch.meinkonto.portal.party.PartyRole roles}; somebody fills in the same draft, or agrees to what the service shows
 * them. An agreement stands for the answers it was given for, and lapses with them.
 *
 * <p>
 * This package keeps who they are and what they said, tells the sides, and forgets. What is shown to whom, and that nothing is
 * handed in before it may be, is the platform's affair ({@code cases}). Source of the rules: {@code docs/adr/0022}.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code form}, {@code inbox}, {@code invitation}, {@code mail}, {@code page}, the
 * emitter. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.party;

import org.jspecify.annotations.NullMarked;
