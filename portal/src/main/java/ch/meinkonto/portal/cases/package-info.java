/**
 * The platform city services stand on: it asks the questions of a service's form, keeps drafts and files, makes a case of
 * what is handed in, and follows it to its decision, with pages for residents, pages for staff, and an interface for programs.
 * A service is a bean of type {@link ch.meinkonto.portal.cases.OnlineService}; the platform knows none by name.
 *
 * <p>
 * May use: {@code cityservice}, {@code form}, {@code upload}, {@code access}, {@code page}, {@code mail}, {@code document},
 * {@code payment}, {@code inbox}, {@code invitation}, {@code lookedat}, {@code notification}, {@code party}.
 */
@NullMarked
package ch.meinkonto.portal.cases;

import org.jspecify.annotations.NullMarked;
