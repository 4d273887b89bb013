package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checks for the terminals of control staff, by the code on the paper. There is no look by plate: the scope is that of every
 * program about permits, and no such program may learn who has one.
 */
@RestController
@RequestMapping("/api/v1/parking-permits/control")
@Tag(name = "Parking permits", description = "Apply for parking permits of the blue zone and follow them")
class ControlApi {
    private final CheckParkingPermit checks;
    private final ControlPermits control;

    ControlApi(CheckParkingPermit checks, ControlPermits control) {
        this.checks = checks;
        this.control = control;
    }

    /** What a terminal sends. */
    @Schema(name = "ParkingPermitCode")
    record Code(@Schema(description = "What the QR code says after c=") @Nullable String code) {}

    /** What a terminal gets. */
    @Schema(name = "ParkingPermitChecked")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(@Schema(allowableValues = {"valid", "not_yet_valid", "expired", "not_today", "not_in_force",
            "forged"}) String verdict, @Nullable String vehicle, @Nullable String postcode,
            @Nullable LocalDate usableUntil) {}

    /** What a terminal takes along. */
    @Schema(name = "ParkingPermitTakeAlong")
    record TakeAlong(List<Key> keys,
            @Schema(description = "PL1|made|digests, sealed; a digest is the first 16 hex digits of the SHA-256 of reference/edition") String list) {}

    /** A public key of the seal. */
    @Schema(name = "ParkingPermitSealKey")
    record Key(String id, @Schema(description = "Ed25519, X.509 in base64") String publicKey) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Check the code on a permit")
    Result check(@RequestBody Code code) {
        CheckParkingPermit.Checked checked = checks.check(Objects.requireNonNullElse(code.code(), ""));
        CheckParkingPermit.Shown permit = checked.permit();
        String verdict = checked.verdict().name().toLowerCase(Locale.ROOT);
        return permit == null
                ? new Result(verdict, null, null, null)
                : new Result(verdict, permit.mark().toString(), permit.postcode(), permit.usableUntil());
    }

    @GetMapping("/take-along")
    @Operation(summary = "What a terminal needs to check without network: the public keys, and the papers that count no more")
    TakeAlong takeAlong() {
        ControlPermits.TakeAlong along = control.takeAlong();
        return new TakeAlong(
                along.keys().entrySet().stream().map(key -> new Key(key.getKey(), key.getValue())).toList(),
                along.list());
    }
}
