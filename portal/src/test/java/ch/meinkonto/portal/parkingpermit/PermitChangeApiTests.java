package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestIdentityProvider;

/** Changes, returns and short permits for programs. */
@PortalTest
class PermitChangeApiTests {
    @Autowired
    private MockMvcTester api;
    @Autowired
    private RecordingPayments payments;

    @Test
    void changesPlateAndAddressAndGivesBack() {
        String reference = referenceIn(submit(Browser.of(api, "change-api-1"), plate(), "2026-11"));
        payments.settle(reference);
        String other = plate();

        MvcTestResult plate = post("change-api-1", "/" + reference + "/plate",
                "{\"plate\":\"" + other + "\",\"since\":\"2026-11-01\"}");
        assertThat((String) read(plate, "$.permit.plate")).isEqualTo(other);
        assertThat((Boolean) read(plate, "$.late")).isTrue();
        MvcTestResult address = post("change-api-1", "/" + reference + "/address",
                "{\"postcode\":\"8005\",\"since\":\"2026-11-20\"}");
        assertThat((String) read(address, "$.permit.postcode")).isEqualTo("8005");
        MvcTestResult returned = post("change-api-1", "/" + reference + "/return", "{}");
        assertThat((String) read(returned, "$.state")).isEqualTo("returned");
        assertThat((Integer) read(returned, "$.refundMinor")).isEqualTo(2500);
        assertThat(post("change-api-1", "/" + reference + "/return", "{}")).hasStatus(409);
        assertThat(post("change-api-2", "/" + reference + "/return", "{}")).hasStatus(404);
    }

    @Test
    void sellsDaysOnceForEachKey() {
        UUID key = UUID.randomUUID();
        String order = "{\"kind\":\"day\",\"vehicle\":\"" + plate()
                + "\",\"postcode\":\"8004\",\"days\":[\"2026-11-24\",\"2026-11-26\"]}";
        MvcTestResult first = order("change-api-3", key, order);
        assertThat(first).hasStatus(201);
        assertThat((Integer) read(first, "$.amountMinor")).isEqualTo(3000);
        assertThat((String) read(order("change-api-3", key, order), "$.reference"))
                .isEqualTo(read(first, "$.reference"));
        assertThat(order("change-api-3", key, order.replace("-26", "-27"))).hasStatus(422);
        assertThat(order("change-api-3", UUID.randomUUID(), order.replace("day\"", "night\""))).hasStatus(422);
        assertThat((List<?>) read(get("change-api-3", "/short"), "$")).hasSize(1);
    }

    private MvcTestResult order(String resident, UUID key, String body) {
        return api.post().uri("/api/v1/parking-permits/short").header("Authorization", token(resident))
                .header("Idempotency-Key", key.toString()).contentType(MediaType.APPLICATION_JSON).content(body)
                .exchange();
    }

    private MvcTestResult post(String resident, String path, String body) {
        return api.post().uri("/api/v1/parking-permits" + path).header("Authorization", token(resident))
                .contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private MvcTestResult get(String resident, String path) {
        return api.get().uri("/api/v1/parking-permits" + path).header("Authorization", token(resident)).exchange();
    }

    private static <T> T read(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    private static String token(String resident) {
        return "Bearer " + TestIdentityProvider.instance()
                .accessToken(resident, "portal-api", "openid parking-permit", Instant.now().plusSeconds(60));
    }
}
