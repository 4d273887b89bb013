/**
 * Reporting a move (eUmzug): within the city, out of it, into it, with the members of the household who move along.
 *
 * <p>
 * Rules, after Art. 11 of the act on the harmonisation of registers (RHG, SR 431.02), the canton's act on registration (MERG)
 * and eCH-0194: a move is reported within 14 days; late reports are taken, with a notice of the fine. The residents register
 * says who may report online and who may move along. Whoever may not is sent to the counter in the same words, whatever the
 * reason. A dwelling is one the buildings register lists, told by its building and dwelling number, or one a person looks
 * for. The rules alone take a move of citizens within the city into a listed dwelling, as owner, or as tenant whose lease is
 * there and whose landlord and day are those landlords reported, and a departure to a municipality whose number is known; everything
 * else goes to the office. Arrivals and refusals need a second person there. The city's fee is paid when the move is reported;
 * what the canton's migration office takes for permits is that office's own bill, which is only told.
 *
 * <p>
 * A parent whose account is bound reports for a child that moves alone ({@code docs/adr/0023}). Wherever a child moves without a
 * second adult, it is asked who decides where it lives (Swiss Civil Code, article 301a), and the office looks at it.
 *
 * <p>
 * What is accepted is written as messages (eCH-0194, or eCH-0020 where eCH-0194 has no destination for it) in the transaction
 * of the decision and sent, in their order, until each has its receipt. A negative receipt opens the case for the office again;
 * a message that is not taken for days waits for staff. What other offices must know of dogs and vehicles, staff tell them.
 *
 * <p>
 * May use: {@code cases}, {@code form}, {@code cityservice}, {@code access}, {@code datedrule}, {@code page},
 * {@code document}, {@code household}, {@code party}, the messages of {@code ops/ech}. The types that hold the rules use no framework.
 */
@NullMarked
package ch.meinkonto.portal.move;

import org.jspecify.annotations.NullMarked;
