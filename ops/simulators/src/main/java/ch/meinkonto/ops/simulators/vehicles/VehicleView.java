package ch.meinkonto.ops.simulators.vehicles;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterView;

/** The vehicles, as the page shows them: of a stretch of residents, those who have one. */
@Component
class VehicleView implements RegisterView {
    private final Vehicles vehicles;
    private final Population population;

    VehicleView(Vehicles vehicles, Population population) {
        this.vehicles = vehicles;
        this.population = population;
    }

    @Override
    public Register register() {
        return Register.VEHICLES;
    }

    @Override
    public List<String> columns() {
        return List.of("plate", "name", "weight", "drive", "postcode");
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public List<List<String>> rows(int from, int most) {
        return IntStream.range(from, Math.min(from + most, size())).mapToObj(vehicles::at).flatMap(Optional::stream)
                .map(VehicleView::row).toList();
    }

    private static List<String> row(Vehicle vehicle) {
        return List.of(vehicle.plate(), vehicle.holder().officialName() + ' ' + vehicle.holder().firstNames(),
                Integer.toString(vehicle.weight()), vehicle.drive().name(), Integer.toString(vehicle.postcode()));
    }
}
