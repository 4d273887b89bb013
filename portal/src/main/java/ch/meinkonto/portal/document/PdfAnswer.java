package ch.meinkonto.portal.document;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A document of the city as an answer: the browser shows it, knows how it is called when saved, and keeps no copy. */
public final class PdfAnswer {
    private PdfAnswer() {}

    /**
     * Answers with a document.
     *
     * @param name name of the file, with its ending
     * @param content a PDF
     */
    public static ResponseEntity<byte[]> of(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }
}
