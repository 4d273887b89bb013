/**
 * The parking permit (Parkkarte) for the blue zone: a resident asks for it, pays, and gets a signed document.
 *
 * <p>
 * Rules: parking permit regulations of the City of Zurich (Parkkartenvorschriften); the price is the dated rule
 * {@code parking-permit.year}, flat until 2027, then by weight and drive; started months are charged in full; a zone is a postcode district, there is none in district 1 (Kreis 1); a permit
 * belongs to one plate, and a plate has one permit a year; a permit can still be used until 15 January of the next year.
 * Our own assumption: permits of the next year can be had from 1 November.
 *
 * <p>
 * May use: {@code cityservice}, {@code datedrule}, {@code access}, {@code page}, {@code payment}, {@code document},
 * {@code mail}, {@code lookedat}. The types that hold the rules use no framework.
 */
@NullMarked
package ch.meinkonto.portal.parkingpermit;

import org.jspecify.annotations.NullMarked;
