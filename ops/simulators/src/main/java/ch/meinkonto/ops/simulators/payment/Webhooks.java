package ch.meinkonto.ops.simulators.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the merchant of every change, by a signed call that is repeated until it is answered with 2xx: after 1, 2, 4 …
 * seconds, ten times at most. The vendor documents no schedule; this is ours. Each repetition is signed anew. What is
 * still to be sent when the process ends is lost, as a merchant must be able to bear.
 */
@Component
class Webhooks implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(Webhooks.class);
    private static final int ATTEMPTS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2,
            Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Map<String, Delivery> heldBack = new ConcurrentHashMap<>();
    private final PaymentSettings settings;
    private final Faults faults;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(PaymentSettings settings, Faults faults, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.faults = faults;
        this.json = json;
        this.clock = clock;
    }

    /** Tells the merchant, soon and in the background, how the payment stands now. */
    void tell(Transaction transaction) {
        String url = transaction.order().webhookUrl();
        String refno = transaction.order().refno();
        if (url == null || faults.strikes(refno, Fault.LOST_WEBHOOK)) {
            return;
        }
        Delivery delivery = new Delivery(URI.create(url), refno,
                json.writeValueAsBytes(StatusDocument.of(transaction)));
        if (heldBack.containsKey(transaction.id())) {
            schedule(delivery, 1, Duration.ZERO);
            Delivery earlier = heldBack.remove(transaction.id());
            if (earlier != null) {
                schedule(earlier, 1, settings.retryPause());
            }
        } else if (faults.strikes(refno, Fault.REORDERED_WEBHOOKS)) {
            heldBack.put(transaction.id(), delivery);
            executor.schedule(() -> release(transaction.id()), LATE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            schedule(delivery, 1, faults.strikes(refno, Fault.DELAYED_WEBHOOK) ? LATE : Duration.ZERO);
            if (faults.strikes(refno, Fault.DUPLICATE_WEBHOOK)) {
                schedule(delivery, 1, Duration.ZERO);
            }
        }
    }

    private void release(String transactionId) {
        Delivery delivery = heldBack.remove(transactionId);
        if (delivery != null) {
            deliver(delivery, 1);
        }
    }

    private void schedule(Delivery delivery, int attempt, Duration pause) {
        executor.schedule(() -> deliver(delivery, attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void deliver(Delivery delivery, int attempt) {
        try {
            int status = http.send(signed(delivery), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 200 && status < 300) {
                return;
            }
            LOGGER.info("webhook not accepted refno={} status={} attempt={}", delivery.refno(), status, attempt);
        } catch (IOException e) {
            LOGGER.info("webhook not delivered refno={} attempt={} cause={}", delivery.refno(), attempt, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (attempt < ATTEMPTS) {
            schedule(delivery, attempt + 1, settings.retryPause().multipliedBy(1L << (attempt - 1)));
        }
    }

    private HttpRequest signed(Delivery delivery) {
        byte[] key = settings.webhookKeyBytes();
        if (faults.strikes(delivery.refno(), Fault.WRONG_SIGNATURE)) {
            key[0] ^= 1;
        }
        Instant at = clock.instant();
        if (faults.strikes(delivery.refno(), Fault.OLD_SIGNATURE)) {
            at = at.minus(LONG_AGO);
        }
        return HttpRequest.newBuilder(delivery.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Datatrans-Signature", WebhookSignature.header(key, at, delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
        http.shutdownNow();
    }

    /**
     * A call to make.
     *
     * @param url where to
     * @param refno reference of the payment
     * @param body the bytes that are sent and signed
     */
    private record Delivery(URI url, String refno, byte[] body) {}
}
