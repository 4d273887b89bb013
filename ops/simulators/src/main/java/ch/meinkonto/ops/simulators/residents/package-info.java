/**
 * The resident register (Einwohnerregister) of the city: answers the question of eCH-0194 whether somebody may report a move
 * online, takes reports and the events of eCH-0020, and answers receipts, each in the envelope eCH-0058 over HTTP. What it was
 * told lasts as long as the process. May use: the population and what registers have in common.
 */
@NullMarked
package ch.meinkonto.ops.simulators.residents;

import org.jspecify.annotations.NullMarked;
