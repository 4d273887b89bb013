package ch.meinkonto.soc.responder;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;
import ch.meinkonto.soc.responder.ResponseRefused.Reason;

/** Where the engine orders, asks and takes back. */
@RestController
@RequestMapping(ResponseEndpoints.PATH)
class ResponseEndpoints {
    static final String PATH = "/api/v1/responses";
    /** All texts of an order at their longest, four bytes a character, and room for the JSON. */
    private static final int LONGEST_BODY = 16 * 1024;

    private final Responder responder;
    private final JsonMapper json;

    ResponseEndpoints(Responder responder, JsonMapper json) {
        this.responder = responder;
        this.json = json;
    }

    @PutMapping("/{id}")
    ResponseState order(@PathVariable String id, HttpServletRequest request) throws IOException {
        OrderCheck.id(id);
        ResponseOrder order = read(request.getInputStream().readNBytes(LONGEST_BODY + 1));
        if (!id.equals(order.id())) {
            throw new ResponseRefused(Reason.OTHER_ID);
        }
        return responder.carryOut(order, request.getRemoteAddr());
    }

    @GetMapping("/{id}")
    ResponseState find(@PathVariable String id) {
        return responder.find(OrderCheck.id(id));
    }

    @GetMapping
    List<ResponseState> list(@RequestParam(defaultValue = ResponseState.IN_FORCE) String state) {
        if (!state.equals(ResponseState.IN_FORCE)) {
            throw new ResponseRefused(Reason.UNKNOWN_STATE);
        }
        return responder.inForce();
    }

    @DeleteMapping("/{id}")
    ResponseState undo(@PathVariable String id, @RequestParam(required = false) @Nullable String by) {
        return responder.undo(OrderCheck.id(id), OrderCheck.name(by));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ResponseRefused refusal) {
        return Problem.answer(refusal.reason());
    }

    /** The engine sends it again; what was begun is rolled back. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Problem> unavailable() {
        return Problem.answer(Reason.UNAVAILABLE);
    }

    private ResponseOrder read(byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new ResponseRefused(Reason.TOO_LARGE);
        }
        try {
            ResponseOrder order = json.readValue(body, ResponseOrder.class);
            if (order == null || order.id() == null || order.action() == null) {
                throw new ResponseRefused(Reason.UNREADABLE);
            }
            return order;
        } catch (JacksonException e) {
            throw new ResponseRefused(Reason.UNREADABLE);
        }
    }
}
