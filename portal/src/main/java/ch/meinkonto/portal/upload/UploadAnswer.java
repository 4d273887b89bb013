package ch.meinkonto.portal.upload;

import java.nio.charset.StandardCharsets;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that somebody sent, as an answer: never shown within our pages, but saved, and no browser guesses its type. */
public final class UploadAnswer {
    private UploadAnswer() {}

    public static ResponseEntity<byte[]> of(Uploads.Opened opened) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.file().kind().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(opened.file().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString())
                .body(opened.content());
    }
}
