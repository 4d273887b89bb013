/**
 * Acting for others (Vertretung): mandates that residents give each other for some services and a time, parents who act for
 * their children, others who fill in a request together, the choice for whom somebody acts now, and the check of that choice
 * before every request.
 *
 * <p>
 * Whoever acts for somebody sees what belongs to the services they may act in, and nothing else of the account. What was chosen
 * stands in the session; whether it still holds is asked anew each time, so that an end counts at once.
 *
 * <p>
 * Source of the rules: Swiss Code of Obligations, articles 32 to 35 (authority, its extent, its end at any time); Swiss Civil
 * Code, article 304 (parents represent their children); {@code docs/adr/0021}.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code datedrule}, {@code inbox}, {@code invitation}, {@code lookedat},
 * {@code mail}, {@code page}, {@code party}, the emitter. Knows no service by name and no household: services say by what right
 * they may be used, and
 * {@link ch.meinkonto.portal.cityservice.Wards} tells of children.
 */
@NullMarked
package ch.meinkonto.portal.mandate;

import org.jspecify.annotations.NullMarked;
