package ch.meinkonto.ops.simulators.payment;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.simulators.payment.IdempotentAnswers.Answer;

/** The provider's API for merchants: open, look up, settle, cancel and credit a payment. */
@RestController
@RequestMapping("/v1/transactions")
class TransactionApi {
    private final Transactions transactions;
    private final IdempotentAnswers answers;
    private final Webhooks webhooks;
    private final Faults faults;
    private final Slowness slowness;
    private final PaymentSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    TransactionApi(Transactions transactions, IdempotentAnswers answers, Webhooks webhooks, Faults faults,
            Slowness slowness, PaymentSettings settings, JsonMapper json, Clock clock) {
        this.transactions = transactions;
        this.answers = answers;
        this.webhooks = webhooks;
        this.faults = faults;
        this.slowness = slowness;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<String> open(@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        PaymentOrder order = parse(body, InitRequest.class).checked(settings.merchantId());
        failIfTold(order.refno());
        Answer answer = answers.answer(key, "", body, () -> {
            Transaction opened = transactions.open(order);
            return new Answer(201, settings.url() + "/v1/start/" + opened.id(),
                    json.writeValueAsString(Map.of("transactionId", opened.id())));
        });
        hangIfTold(order.refno());
        return response(answer);
    }

    @GetMapping("/{id}")
    Map<String, Object> status(@PathVariable String id) {
        Transaction transaction = found(id);
        String refno = transaction.order().refno();
        failIfTold(refno);
        hangIfTold(refno);
        return StatusDocument.of(transaction, faults.strikes(refno, Fault.WRONG_AMOUNT) ? 1 : 0);
    }

    @PostMapping("/{id}/settle")
    ResponseEntity<String> settle(@PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        AmountRequest request = parse(body, AmountRequest.class);
        return changed(id, "settle", key, body, transaction -> {
            request.mustMatch(transaction);
            return transaction.settle(request.amountOr(transaction.authorized()), clock.instant());
        }, done -> new Answer(204, null, ""));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<String> cancel(@PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return changed(id, "cancel", key, body == null ? new byte[0] : body,
                transaction -> transaction.cancel(clock.instant()), done -> new Answer(204, null, ""));
    }

    @PostMapping("/{id}/credit")
    ResponseEntity<String> credit(@PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        AmountRequest request = parse(body, AmountRequest.class);
        return changed(id, "credit", key, body, transaction -> {
            request.mustMatchCurrency(transaction);
            return transaction.credit(request.amountOr(transaction.settled()), clock.instant());
        }, done -> new Answer(200, null, json.writeValueAsString(
                Map.of("transactionId", done.id(), "acquirerAuthorizationCode", done.id().substring(12)))));
    }

    private ResponseEntity<String> changed(String id, String verb, @Nullable String key, byte[] body,
            UnaryOperator<Transaction> change, Function<Transaction, Answer> tell) {
        String refno = found(id).order().refno();
        failIfTold(refno);
        Answer answer = answers.answer(key, id + '/' + verb, body, () -> {
            Transaction changed = transactions.change(id, change);
            webhooks.tell(changed);
            return tell.apply(changed);
        });
        hangIfTold(refno);
        return response(answer);
    }

    private Transaction found(String id) {
        return transactions.find(id).orElseThrow(ApiRefusal::transactionNotFound);
    }

    private void failIfTold(String refno) {
        if (faults.strikes(refno, Fault.SERVER_ERROR)) {
            throw ApiRefusal.outOfOrder();
        }
    }

    private void hangIfTold(String refno) {
        if (faults.strikes(refno, Fault.TIMEOUT)) {
            slowness.hang();
        }
    }

    private <T> T parse(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw ApiRefusal.unrecognisedBody();
        }
    }

    private static ResponseEntity<String> response(Answer answer) {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            builder.location(URI.create(answer.location()));
        }
        return answer.body().isEmpty()
                ? builder.build()
                : builder.contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    /** The body of settle and credit as it comes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AmountRequest(@Nullable Long amount, @Nullable String currency, @Nullable String refno) {
        long amountOr(long whole) {
            return amount == null ? whole : amount;
        }

        void mustMatch(Transaction transaction) {
            mustMatchCurrency(transaction);
            if (!transaction.order().refno().equals(refno)) {
                throw ApiRefusal.invalidProperty("refno does not match the authorisation");
            }
        }

        void mustMatchCurrency(Transaction transaction) {
            if (!transaction.order().currency().equals(currency)) {
                throw ApiRefusal.invalidProperty("currency does not match the authorisation");
            }
        }
    }
}
