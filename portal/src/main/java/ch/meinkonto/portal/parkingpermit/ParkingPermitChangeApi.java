package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.portal.access.Resident;

/** Changes and returns of permits, for programs that act for a resident. */
@RestController
@RequestMapping("/api/v1/parking-permits/{reference}")
@Tag(name = "Parking permits", description = "Apply for parking permits of the blue zone and follow them")
class ParkingPermitChangeApi {
    private final ChangeParkingPermit changes;
    private final ReturnParkingPermit returns;
    private final Clock clock;

    ParkingPermitChangeApi(ChangeParkingPermit changes, ReturnParkingPermit returns, Clock clock) {
        this.changes = changes;
        this.returns = returns;
        this.clock = clock;
    }

    /** What a program sends of another plate. */
    @Schema(name = "ParkingPermitNewPlate")
    record NewPlate(@Schema(example = "ZH 654321") @Nullable String plate,
            @Schema(example = "2026-11-20", description = "First day with it") @Nullable String since) {}

    /** What a program sends of another address. */
    @Schema(name = "ParkingPermitNewAddress")
    record NewAddress(@Schema(example = "8005", description = "Postcode of a zone") @Nullable String postcode,
            @Schema(example = "2026-11-20", description = "First day there") @Nullable String since) {}

    /** What a program gets. */
    @Schema(name = "ParkingPermitChanged")
    record Changed(ParkingPermitApi.Resource permit,
            @Schema(description = "Reported after the period for it") boolean late) {}

    @PostMapping(path = "/plate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Report another plate", description = "The document of the old plate counts no more.")
    Changed plate(@PathVariable String reference, @RequestBody NewPlate change,
            @Parameter(hidden = true) Resident resident) {
        return changed(changes.plate(reference, resident.id(), NumberPlate.of(textOf(change.plate())),
                PermitChange.dayOf(textOf(change.since()))));
    }

    @PostMapping(path = "/address", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Report another address", description = "Where there is no zone the permit is to be returned.")
    Changed address(@PathVariable String reference, @RequestBody NewAddress change,
            @Parameter(hidden = true) Resident resident) {
        return changed(changes.address(reference, resident.id(), ParkingZone.postcodeOf(textOf(change.postcode())),
                PermitChange.dayOf(textOf(change.since()))));
    }

    @PostMapping("/return")
    @Operation(summary = "Give the permit back", description = "Months that have not begun are refunded.")
    ParkingPermitApi.Resource giveBack(@PathVariable String reference, @Parameter(hidden = true) Resident resident) {
        return ParkingPermitApi.resource(returns.giveBack(reference, resident.id()), LocalDate.now(clock), null);
    }

    private Changed changed(ChangeParkingPermit.Changed changed) {
        return new Changed(ParkingPermitApi.resource(changed.permit(), LocalDate.now(clock), null), changed.late());
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
