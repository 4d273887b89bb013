/**
 * Weekly residents (Wochenaufenthalt): people who live in the city during the week and have their home elsewhere in
 * Switzerland. They register, extend online, and deregister.
 *
 * <p>
 * Rules, after the residents' office of the City of Zurich: one registers within 14 days, later there is a fine of CHF 100;
 * with the certificate of the home municipality, an identity document, the lease, and the reason of the stay (studies,
 * training, a season, a stay in a home). The fee is by year. Online only full-time students extend who are registered already,
 * by four years at most, no further than the certificate, the permit of a foreigner and the studies last, and 14 days after the
 * end at the latest; citizens of Liechtenstein come in person. Figures are dated rules.
 *
 * <p>
 * Assumptions: the four years count over all online extensions, from the end of the registration; a registration lasts four
 * years at most as well; begun years are paid in advance; an extension of a Swiss citizen is granted by rule, everything else
 * by the office; after a refusal, and after a withdrawal before the decision, the fee goes back.
 *
 * <p>
 * May use: {@code cases}, {@code form}, {@code cityservice}, {@code access}, {@code page}, {@code document},
 * {@code datedrule}. The types that hold the rules ({@code Stay}, {@code StayRules}, {@code Caps}) use no framework.
 */
@NullMarked
package ch.meinkonto.portal.weeklyresident;

import org.jspecify.annotations.NullMarked;
