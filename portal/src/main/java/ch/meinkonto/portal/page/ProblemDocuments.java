package ch.meinkonto.portal.page;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a program whose request is refused before a controller sees it (RFC 9457), with a trace id as the pages have. */
@Component
public class ProblemDocuments {
    private final JsonMapper json;

    ProblemDocuments(JsonMapper json) {
        this.json = json;
    }

    /**
     * Writes the whole answer but for headers that were set before.
     *
     * @param reason code for programs
     * @param detail what to do about it, for the people who write them
     * @throws IOException when the answer cannot be sent
     */
    public void write(HttpServletResponse response, HttpStatus status, String reason, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("reason", reason);
        problem.setProperty("traceId", Traces.currentId());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
