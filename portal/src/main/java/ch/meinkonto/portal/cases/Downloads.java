package ch.meinkonto.portal.cases;

import org.springframework.http.ResponseEntity;

import ch.meinkonto.portal.document.PdfAnswer;
import ch.meinkonto.portal.upload.UploadAnswer;
import ch.meinkonto.portal.upload.Uploads;

/** Files as answers. */
final class Downloads {
    private Downloads() {}

    static ResponseEntity<byte[]> of(Uploads.Opened opened) {
        return UploadAnswer.of(opened);
    }

    static ResponseEntity<byte[]> of(CaseDocuments.Opened opened) {
        return PdfAnswer.of(opened.document().name(), opened.content());
    }
}
