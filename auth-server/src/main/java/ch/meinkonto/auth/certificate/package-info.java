/**
 * Where clients come that show a certificate (RFC 8705): a connector of its own, so that no browser is ever asked for one.
 *
 * <p>
 * May use: the web server. Knows nothing of clients and tokens.
 */
@NullMarked
package ch.meinkonto.auth.certificate;

import org.jspecify.annotations.NullMarked;
