/**
 * Parking permits that only the office can approve: for members of a car-sharing group, plates of other countries, weekly
 * residents, businesses, and others who depend on a place to park as much. They ask online with the vehicle registration
 * document and a proof; the office approves, and the resident pays the permit, which is one as every other from then on.
 *
 * <p>
 * Assumptions: a request costs nothing, and the permit is paid after the approval, so that no money has to go back after a
 * refusal; the permit begins with the month that was wished, on the day of the approval at the earliest, or later where the
 * papers say so, and ends with its year; the next year is asked for anew, of which a mail reminds in December; where the price depends on
 * the vehicle, weight and drive are those of the register of vehicles, or of the papers where it does not have the plate.
 *
 * <p>
 * May use: {@code cases}, {@code form}, {@code cityservice}, {@code access}, {@code document}, and of {@code parkingpermit}
 * what it offers for approvals. {@code FirstDay} uses no framework.
 */
@NullMarked
package ch.meinkonto.portal.parkingapproval;

import org.jspecify.annotations.NullMarked;
