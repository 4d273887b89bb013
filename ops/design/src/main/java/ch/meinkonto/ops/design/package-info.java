/**
 * How every page of ours looks and is protected: design tokens and base styles under {@code /design/}, strict security
 * headers, and the choice of language. Shared by the sign-in, the portal, the console and the simulators' pages.
 *
 * <p>
 * May use: Spring MVC and Spring Security. Knows no application.
 */
@NullMarked
package ch.meinkonto.ops.design;

import org.jspecify.annotations.NullMarked;
