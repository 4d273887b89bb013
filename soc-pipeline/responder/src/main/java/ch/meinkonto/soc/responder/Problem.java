package ch.meinkonto.soc.responder;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.responder.ResponseRefused.Reason;

/**
 * A refusal as a problem document (RFC 9457).
 *
 * @param type names the kind of problem
 * @param title the status in words
 * @param status HTTP status
 * @param detail a sentence for people
 * @param code for programs, kebab-case
 */
record Problem(String type, String title, int status, String detail, String code) {
    static Problem of(Reason reason) {
        return new Problem("urn:meinkonto:problem:" + reason.code(), reason.status().getReasonPhrase(),
                reason.status().value(), reason.sentence(), reason.code());
    }

    static ResponseEntity<Problem> answer(Reason reason) {
        return ResponseEntity.status(reason.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(of(reason));
    }

    /** Where no controller is reached. */
    static void write(HttpServletResponse response, Reason reason, JsonMapper json) throws IOException {
        response.setStatus(reason.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), of(reason));
    }
}
