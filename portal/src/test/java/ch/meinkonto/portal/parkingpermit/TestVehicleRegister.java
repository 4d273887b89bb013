package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import ch.meinkonto.portal.payment.TestPaymentProvider;

/** Has the register of vehicles of the simulators behave well or badly. */
final class TestVehicleRegister {
    private TestVehicleRegister() {}

    /** From now on it behaves so. */
    static void conduct(TestPaymentProvider simulators, String kind, int delayMillis) {
        String client = "mein-konto:" + TestPaymentProvider.REGISTERS_PASSWORD;
        HttpRequest order = HttpRequest.newBuilder(URI.create(simulators.url() + "/registers/vehicles/conduct"))
                .header("Authorization", "Basic "
                        + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"conduct\":\"" + kind + "\",\"delayMillis\":" + delayMillis + "}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
