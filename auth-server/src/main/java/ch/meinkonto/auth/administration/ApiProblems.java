package ch.meinkonto.auth.administration;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.client.ClientDraftRefused;

/** Tells programs why not (RFC 9457), and reads what they send: nothing twice, nothing we do not know, nothing too long. */
@RestControllerAdvice(assignableTypes = {UsersApi.class, RequestsApi.class, ClientsApi.class})
class ApiProblems {
    static final String PATH = "/api/v1/admin";
    private static final String TYPE = "urn:meinkonto:problem:administration:";
    private static final int LONGEST_BODY = 16 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What a program sent.
     *
     * @throws AdministrationRefused where it is not of this form
     */
    static <T> T read(HttpServletRequest request, Class<T> form) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new AdministrationRefused(Reason.MALFORMED);
        }
        try {
            @Nullable
            T read = body.length == 0 ? null : JSON.readValue(body, form);
            if (read == null) {
                throw new AdministrationRefused(Reason.MALFORMED);
            }
            return read;
        } catch (JacksonException e) {
            if (e.getCause() instanceof ClientDraftRefused refused) {
                throw refused;
            }
            throw new AdministrationRefused(Reason.MALFORMED);
        }
    }

    /** Writes a problem where no controller was reached. */
    static void write(HttpServletResponse response, int status, String code) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem(status, code)));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(AdministrationRefused refusal) {
        return answer(refusal.reason().status(), problem(refusal.reason().status(), Codes.of(refusal.reason())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ClientDraftRefused refusal) {
        Map<String, Object> problem = problem(Reason.CLIENT.status(), Codes.of(Reason.CLIENT));
        problem.put("field", refusal.field());
        return answer(Reason.CLIENT.status(), problem);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(MethodArgumentTypeMismatchException malformed) {
        return answer(Reason.MALFORMED.status(), problem(Reason.MALFORMED.status(), Codes.of(Reason.MALFORMED)));
    }

    private static Map<String, Object> problem(int status, String code) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + code);
        HttpStatus known = HttpStatus.resolve(status);
        problem.put("title", known == null ? "" : known.getReasonPhrase());
        problem.put("status", status);
        return problem;
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> problem) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
