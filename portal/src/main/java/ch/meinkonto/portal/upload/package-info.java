/**
 * Files of residents: what they are is told by their content and not by their name, malware goes into quarantine, and what is
 * left is kept in the database with the draft or case it belongs to.
 *
 * <p>
 * May use: {@code cityservice} for refusals, the emitter, JDBC, PDFBox and the image readers of the Java platform. Knows no
 * service and no case.
 */
@NullMarked
package ch.meinkonto.portal.upload;

import org.jspecify.annotations.NullMarked;
