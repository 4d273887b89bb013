package ch.meinkonto.soc.engine.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.json.JsonMapper;

/** Posts each message as JSON, signed as the package describes. Redirects are not followed. */
final class WebhookChannel implements Channel {
    private static final String ALGORITHM = "HmacSHA256";
    /** What says that the message itself is at fault. All else may be mended on the other side. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

    private final WebhookSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http;

    WebhookChannel(WebhookSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<Batch> due(List<Notice.OfAlert> waiting, Instant lastPaced, Instant now) {
        return Batch.each(waiting);
    }

    @Override
    public void deliver(List<? extends Notice> notices) throws DeliveryFailed, InterruptedException {
        for (Notice notice : notices) {
            post(notice.key(), json.writeValueAsString(body(notice)));
        }
    }

    private void post(String key, String body) throws DeliveryFailed, InterruptedException {
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-Meinkonto-Signature", "t=" + time + ",v1=" + signature(time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw DeliveryFailed.forNow("no answer: " + failed.getClass().getSimpleName(), failed);
        }
        if (REFUSALS.contains(status)) {
            throw DeliveryFailed.forGood("answered " + status);
        }
        if (status / 100 != 2) {
            throw DeliveryFailed.forNow("answered " + status);
        }
    }

    private static Map<String, Object> body(Notice notice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("key", notice.key());
        switch (notice) {
            case Notice.OfAlert ofAlert -> {
                body.put("type", "alert");
                body.put("occasion", ofAlert.occasion().name().toLowerCase(Locale.ROOT));
                body.put("revision", ofAlert.revision());
                body.put("alert", ofAlert.alert());
            }
            case Notice.OfIncident incident -> {
                body.put("type", "incident");
                body.put("subject", incident.subject());
                body.put("text", incident.text());
                body.put("began", incident.began());
                body.put("over", incident.over());
            }
        }
        return body;
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
