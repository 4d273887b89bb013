package ch.meinkonto.portal.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The Datatrans Payment API v1. We authorise first and settle ourselves, so that nothing is taken before amount, currency,
 * reference and merchant have been compared with our own.
 *
 * <p>
 * Source: the vendor's API description 2.0.37, sections Transactions and Idempotency.
 */
@Component
class Datatrans implements PaymentProvider {
    private static final List<String> METHODS = List.of("VIS", "ECA", "AMX", "TWI", "PFC");
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int PATIENCE = 20;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final PaymentSettings settings;
    private final RestClient http;

    Datatrans(PaymentSettings settings) {
        this.settings = settings;
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.readTimeout());
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.url())
                .defaultHeaders(headers -> headers.setBasicAuth(settings.merchantId(), settings.password()))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> refuse(response))
                .build();
    }

    @Override
    public String merchantId() {
        return settings.merchantId();
    }

    @Override
    public String open(Payment payment) {
        PaymentRequest order = payment.order();
        String back = settings.portal() + "/payment/return?payment=" + payment.id();
        DatatransDocument.Init body = new DatatransDocument.Init(order.currency(), order.amountMinor(), payment.refno(),
                order.language().getLanguage(), METHODS, false, new DatatransDocument.Redirect(back, back, back),
                new DatatransDocument.Webhook(settings.portal() + "/payment/webhook"));
        return answered(() -> post("/v1/transactions", payment.keys().open(), body)
                .body(DatatransDocument.Opened.class), DatatransDocument.Opened::id);
    }

    @Override
    public URI payPage(String transactionId) {
        return URI.create(settings.page() + "/v1/start/" + transactionId);
    }

    @Override
    public ProviderPayment status(String transactionId) {
        return answered(() -> http.get()
                .uri("/v1/transactions/{id}", transactionId)
                .retrieve()
                .body(DatatransDocument.Status.class), DatatransDocument.Status::toPayment);
    }

    @Override
    public void settle(Payment payment) {
        change(payment, "settle", payment.keys().settle(), amountOf(payment));
    }

    @Override
    public void giveBack(Payment payment, ProviderPayment as) {
        if (as.status() == ProviderPayment.Status.TRANSMITTED) {
            change(payment, "credit", payment.keys().giveBack(), new DatatransDocument.Amount(as.heldMinor(),
                    as.currency(), payment.refno()));
        } else {
            change(payment, "cancel", payment.keys().giveBack(), Map.of("refno", payment.refno()));
        }
    }

    @Override
    public void credit(Refund refund) {
        Payment payment = refund.payment();
        change(payment, "credit", refund.id(), new DatatransDocument.Amount(refund.amountMinor(),
                payment.order().currency(), payment.refno()));
    }

    private void change(Payment payment, String verb, UUID key, Object body) {
        String id = payment.transactionId();
        if (id == null) {
            throw new IllegalStateException("payment " + payment.id() + " was never opened");
        }
        guarded(() -> post("/v1/transactions/" + id + '/' + verb, key, body).toBodilessEntity());
    }

    private RestClient.ResponseSpec post(String path, UUID idempotencyKey, Object body) {
        return http.post()
                .uri(path)
                .header("Idempotency-Key", idempotencyKey.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .body(body)
                .retrieve();
    }

    private static DatatransDocument.Amount amountOf(Payment payment) {
        return new DatatransDocument.Amount(payment.order().amountMinor(), payment.order().currency(),
                payment.refno());
    }

    /** Reads what must be there; an answer that lacks it counts as none. */
    private static <T, R> R answered(Supplier<@Nullable T> call, Function<T, R> reading) {
        return guarded(() -> {
            T answer = call.get();
            if (answer == null) {
                throw new IllegalArgumentException("the provider's answer is empty");
            }
            return reading.apply(answer);
        });
    }

    /** Two clicks at once: while the first call runs the second is refused, then it gets the first one's answer. */
    private static <T> T guarded(Supplier<T> call) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            try {
                return call.get();
            } catch (StillRunning twin) {
                pause();
            } catch (RestClientException | IllegalArgumentException unusable) {
                throw new ProviderUnavailable("no answer from the provider that counts", unusable);
            }
        }
        throw new ProviderUnavailable("the same call is still running", null);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("interrupted", interrupted);
        }
    }

    /** Failures of theirs and too many calls may pass; the rest will not. */
    private static void refuse(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status == CONFLICT) {
            throw new StillRunning();
        }
        if (response.getStatusCode().is5xxServerError() || status == TOO_MANY_REQUESTS) {
            throw new ProviderUnavailable("the provider answers " + status, null);
        }
        throw new ProviderRefused(DatatransDocument.errorCode(status, response.getBody().readNBytes(4096)));
    }

    /** The provider is busy with the same call. */
    private static final class StillRunning extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
