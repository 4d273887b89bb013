package ch.meinkonto.soc.engine.api;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.soc.engine.respond.Caller;
import ch.meinkonto.soc.engine.respond.RequestedResponse;
import ch.meinkonto.soc.engine.respond.Responses;

/** What is done about alerts: order, ask, take back. */
@RestController
final class ResponseController {
    private static final String PATH = "/api/v1/responses";

    private final Responses responses;
    private final AuditedReads reads;

    ResponseController(Responses responses, AuditedReads reads) {
        this.responses = responses;
        this.reads = reads;
    }

    /**
     * That an order is taken back.
     *
     * @param reason why, 10 to 500 characters
     * @param orderedBy pseudonym of the analyst in whose name a console asks; absent where the caller asks itself
     */
    record Undo(@Nullable String reason, @Nullable String orderedBy) {}

    /** Gives an order: 202 with its address, or 200 with what became of it where it came before under the same key. */
    @PostMapping(PATH)
    ResponseEntity<ResponseView> order(@RequestBody RequestedResponse request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            JwtAuthenticationToken token) {
        Responses.Given given = responses.order(caller(token), request, key);
        ResponseView view = ResponseView.of(given.order());
        return given.repeated()
                ? ResponseEntity.ok(view)
                : ResponseEntity.accepted().location(URI.create(PATH + "/" + view.id())).body(view);
    }

    /**
     * Orders to which all that is given applies, newest first, at most 500.
     *
     * @param state how an order stands with at least one application
     */
    @GetMapping(PATH)
    List<ResponseView> list(@RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String alert, JwtAuthenticationToken token) {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "state", state);
        put(parameters, "target", target);
        put(parameters, "alert", alert);
        reads.record(token.getName(), "responses.read", "responses", parameters);
        return responses.list(state, target, alert).stream().map(ResponseView::of).toList();
    }

    /** One order. */
    @GetMapping(PATH + "/{id}")
    ResponseView find(@PathVariable UUID id, JwtAuthenticationToken token) {
        reads.record(token.getName(), "responses.read", id.toString(), Map.of());
        return ResponseView.of(responses.find(id.toString()));
    }

    /** Takes an order back; 202, for the applications are asked behind. */
    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<ResponseView> undo(@PathVariable String id, @RequestBody Undo undo, JwtAuthenticationToken token) {
        return ResponseEntity.accepted()
                .body(ResponseView.of(responses.undo(caller(token), id, undo.reason(), undo.orderedBy())));
    }

    private static Caller caller(JwtAuthenticationToken token) {
        String client = token.getToken().getClaimAsString("client_id");
        return new Caller(token.getName(), client == null ? token.getName() : client);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
