package ch.meinkonto.portal.cases;

import java.nio.charset.StandardCharsets;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import ch.meinkonto.portal.document.PdfAnswer;
import ch.meinkonto.portal.upload.Uploads;

/** Files as answers. What residents sent is never shown within our pages: it is saved, and no browser guesses its type. */
final class Downloads {
    private Downloads() {}

    static ResponseEntity<byte[]> of(Uploads.Opened opened) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.file().kind().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(opened.file().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString())
                .body(opened.content());
    }

    static ResponseEntity<byte[]> of(CaseDocuments.Opened opened) {
        return PdfAnswer.of(opened.document().name(), opened.content());
    }
}
