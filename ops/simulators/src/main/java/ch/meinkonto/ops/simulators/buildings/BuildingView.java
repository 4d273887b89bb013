package ch.meinkonto.ops.simulators.buildings;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Building;
import ch.meinkonto.ops.simulators.population.City;
import ch.meinkonto.ops.simulators.population.Home;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterView;

/** The houses, as the page shows them. */
@Component
class BuildingView implements RegisterView {
    private final City city;

    BuildingView(City city) {
        this.city = city;
    }

    @Override
    public Register register() {
        return Register.BUILDINGS;
    }

    @Override
    public List<String> columns() {
        return List.of("egid", "address", "dwellings", "official");
    }

    @Override
    public int size() {
        return city.size();
    }

    @Override
    public List<List<String>> rows(int from, int most) {
        return IntStream.range(from, Math.min(from + most, size())).mapToObj(city::building).map(BuildingView::row)
                .toList();
    }

    private static List<String> row(Building building) {
        return List.of(Integer.toString(building.egid()),
                building.street() + ' ' + building.house() + ", " + building.postcode() + " Zürich",
                "1–" + building.dwellings(), new Home(building, 1).officialNumber() + " …");
    }
}
