package ch.meinkonto.portal.payment;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.WebhookRejectedEvent;
import ch.meinkonto.soc.contract.WebhookRejectedEvent.Reason;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Where the provider tells that something has changed. Who calls must prove to be the provider; what the body says is read
 * only to know which payment to ask the provider about.
 */
@RestController
class WebhookController {
    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookController.class);
    private static final int LONGEST_BODY = 64 * 1024;

    private final PaymentSettings settings;
    private final PaymentBook book;
    private final FollowPayment follow;
    private final SecurityEvents events;
    private final JsonMapper json;
    private final Clock clock;

    WebhookController(PaymentSettings settings, PaymentBook book, FollowPayment follow, SecurityEvents events,
            JsonMapper json, Clock clock) {
        this.settings = settings;
        this.book = book;
        this.follow = follow;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * 204 when the payment stands where the provider has it, 4xx when the call is not believed, 503 when the provider did
     * not answer our question: then it calls again.
     */
    @PostMapping("/payment/webhook")
    ResponseEntity<Void> receive(HttpServletRequest request,
            @RequestHeader(name = WebhookSignature.HEADER, required = false) @Nullable String signature)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        try {
            followWithoutCaller(believed(signature, body).id());
            return ResponseEntity.noContent().build();
        } catch (WebhookRejected rejected) {
            LOGGER.warn("webhook rejected reason={}", rejected.reason());
            events.record(new WebhookRejectedEvent(rejected.reason()));
            return ResponseEntity.status(statusFor(rejected.reason())).build();
        } catch (ProviderUnavailable unavailable) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    /**
     * What happens to the payment is the payer's doing, not that of the provider who calls: events that carried its address
     * would count all payers as one, and have the provider blocked for what they do.
     */
    private void followWithoutCaller(UUID paymentId) {
        RequestAttributes caller = RequestContextHolder.getRequestAttributes();
        RequestContextHolder.resetRequestAttributes();
        try {
            follow.follow(paymentId);
        } finally {
            RequestContextHolder.setRequestAttributes(caller);
        }
    }

    private Payment believed(@Nullable String signature, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new WebhookRejected(Reason.MALFORMED_BODY);
        }
        try {
            WebhookSignature.verify(signature, body, settings.webhookKeyBytes(), clock.instant());
        } catch (WebhookRejected rejected) {
            if (rejected.reason() == Reason.TOO_OLD) {
                lookSoon(body);
            }
            throw rejected;
        }
        return paymentIn(body).orElseThrow(() -> new WebhookRejected(Reason.UNKNOWN_PAYMENT));
    }

    /** An old call may be a replay, or the provider's after an outage: it moves nothing, but the poller looks. */
    private void lookSoon(byte[] body) {
        try {
            paymentIn(body).ifPresent(payment -> book.checkNext(payment.id(), clock.instant()));
        } catch (WebhookRejected unreadable) {
            LOGGER.debug("old webhook tells of no payment");
        }
    }

    private Optional<Payment> paymentIn(byte[] body) {
        try {
            String id = json.readValue(body, DatatransDocument.Status.class).transactionId();
            if (id == null) {
                throw new WebhookRejected(Reason.MALFORMED_BODY);
            }
            return book.findByTransaction(id);
        } catch (JacksonException notJson) {
            throw new WebhookRejected(Reason.MALFORMED_BODY);
        }
    }

    private static HttpStatus statusFor(Reason reason) {
        return switch (reason) {
            case MISSING_SIGNATURE, WRONG_SIGNATURE -> HttpStatus.FORBIDDEN;
            case MALFORMED_SIGNATURE, MALFORMED_BODY, TOO_OLD -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_PAYMENT -> HttpStatus.NOT_FOUND;
        };
    }
}
