/**
 * The parking permit (Parkkarte) for the blue zone: a resident asks for it, pays, and gets a signed document.
 *
 * <p>
 * Rules: parking permit regulations of the City of Zurich (Parkkartenvorschriften); the price is the dated rule
 * {@code parking-permit.year}, flat until 2027, then by weight and drive; started months are charged in full; a zone is a
 * postcode district, there is none in district 1 (Kreis 1); a permit belongs to one plate, and a plate has one permit a
 * year; a permit can still be used for some days of the next year, and from a dated day on the next year is sold. While the
 * dated rule {@code parking-permit.no-private-space} holds, only who proves that they cannot park privately gets one.
 *
 * <p>
 * A new permit stands on the platform: {@code YearlyPermit} is handed in by its payment and granted by rule, and the permit then
 * has the reference of its case. Bills of December, approvals, and requests of programs await their payment as permits that do not
 * count yet.
 *
 * <p>
 * A permit that counts takes another plate or zone, in a new edition: only its newest paper counts. Given back, it refunds the
 * months that have not begun. Single days are sold each at its own price and once for a vehicle; a newcomer gets 45 days once,
 * by plate or chassis number. From a dated day in December the next year is billed to everybody with a permit; where its price
 * depends on the vehicle, by the one the permit keeps or the register tells, and else a mail says to buy anew. A paper
 * is proved by its seal: with network at {@code /verify}, without it by what a phone took along from {@code /verify/offline}.
 *
 * <p>
 * The register of vehicles says whether a vehicle is registered on the resident, and its weight and drive where it is; of other
 * people's vehicles nobody learns anything, and each account may ask a few times a day. Where it does not answer, the flat price
 * stands on the resident's declaration; a price by weight waits.
 *
 * <p>
 * What only the office can approve is granted through {@link ch.meinkonto.portal.parkingpermit.PermitsByApproval}: a permit as
 * every other, paid after the approval, for one year.
 *
 * <p>
 * May use: {@code cases}, {@code form}, {@code upload}, {@code cityservice}, {@code datedrule}, {@code access}, {@code page}, {@code payment}, {@code document},
 * {@code mail}, {@code lookedat}, {@code receipt}, {@code household}, the types of {@code ops/ech}. The types that hold the rules use no framework.
 */
@NullMarked
package ch.meinkonto.portal.parkingpermit;

import org.jspecify.annotations.NullMarked;
