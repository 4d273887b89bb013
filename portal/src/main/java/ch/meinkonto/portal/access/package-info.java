/**
 * Who may do what: sign-in at the identity provider, the session, the rules for pages and for programs, and the security
 * events when somebody asks for what is not theirs. The browser holds a session cookie; tokens stay here.
 *
 * <p>
 * May use: city services' descriptions, {@code page}, the emitter, Spring Security.
 */
@NullMarked
package ch.meinkonto.portal.access;

import org.jspecify.annotations.NullMarked;
