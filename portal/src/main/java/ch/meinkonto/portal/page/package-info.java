/**
 * What all pages share: frame, languages, Swiss formats, messages from each package's folder, error pages with a trace id.
 *
 * <p>
 * May use: the design module and Spring MVC. Knows no feature.
 */
@NullMarked
package ch.meinkonto.portal.page;

import org.jspecify.annotations.NullMarked;
