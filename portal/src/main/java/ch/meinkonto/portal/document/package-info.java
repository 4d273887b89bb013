/**
 * Documents that prove themselves: a short text is sealed with the city's key, and whoever has the public key can tell,
 * even offline, that it is genuine. The key is made at the first use and kept encrypted.
 *
 * <p>
 * May use: {@code access} for the portal's address, {@code page}, JDBC, the cryptography of the Java platform, Bouncy Castle
 * for CMS and certificates, PDFBox, zxing and the library for QR-bills (whose fonts it writes in) for documents. Knows no service.
 */
@NullMarked
package ch.meinkonto.portal.document;

import org.jspecify.annotations.NullMarked;
