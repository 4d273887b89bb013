package ch.meinkonto.ops.simulators.vehicles;

import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.HolderMark;
import ch.meinkonto.ops.simulators.register.Register;

/** Looks up a plate. */
@RestController
class VehicleApi {
    private static final int LIE = 777;

    private final Vehicles vehicles;
    private final HolderMark marks;
    private final Conducts conducts;

    VehicleApi(Vehicles vehicles, HolderMark marks, Conducts conducts) {
        this.vehicles = vehicles;
        this.marks = marks;
        this.conducts = conducts;
    }

    @GetMapping("/registers/vehicles/api/vehicles/{plate}")
    VehicleDocument vehicle(@PathVariable String plate) {
        Vehicle vehicle = vehicles.byPlate(plate)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String drive = vehicle.drive().name().toLowerCase(Locale.ROOT);
        return conducts.lies(Register.VEHICLES)
                ? new VehicleDocument(vehicle.plate(), marks.mark("nobody"), marks.mark("nobody"),
                        vehicle.weight() + LIE, vehicle.unladen() + LIE, drive, vehicle.postcode())
                : new VehicleDocument(vehicle.plate(), marks.of(vehicle.holder().ahvn13()),
                        marks.ofName(vehicle.holder().officialName(), vehicle.holder().firstNames()),
                        vehicle.weight(), vehicle.unladen(), drive, vehicle.postcode());
    }

    /**
     * A vehicle as JSON.
     *
     * @param holder mark of the holder's AHV number, see {@link HolderMark}
     * @param holderName mark of the holder's name
     * @param weight total weight in kilograms
     * @param unladen weight without load in kilograms
     * @param drive petrol, diesel, hybrid or electric
     * @param postcode of where it is registered
     */
    record VehicleDocument(String plate, String holder, String holderName, int weight, int unladen, String drive, int postcode) {}
}
