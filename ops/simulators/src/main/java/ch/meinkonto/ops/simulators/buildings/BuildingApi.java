package ch.meinkonto.ops.simulators.buildings;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.ops.simulators.population.Building;
import ch.meinkonto.ops.simulators.population.City;
import ch.meinkonto.ops.simulators.population.Home;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.Register;

/** Looks up houses and dwellings. */
@RestController
@RequestMapping("/registers/buildings/api")
class BuildingApi {
    private static final int MOST = 20;
    private static final int SHORTEST_STREET = 2;
    private static final double HALVES = 2.0;
    private static final int UNREPORTED = 3;
    private static final int DATED = 5;
    private static final LocalDate LET_SINCE = LocalDate.of(2024, 4, 1);
    private static final List<String> LANDLORDS = List.of("Verwaltung Muster AG", "Baugenossenschaft Probe",
            "Immobilien Beispiel GmbH");

    private final City city;
    private final Conducts conducts;

    BuildingApi(City city, Conducts conducts) {
        this.city = city;
        this.conducts = conducts;
    }

    /** Houses whose street begins with {@code street}, at most twenty; with {@code house} that number alone. */
    @GetMapping("/buildings")
    List<BuildingDocument> search(@RequestParam String street, @RequestParam(defaultValue = "") String house) {
        if (street.strip().length() < SHORTEST_STREET) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return city.search(street, house, MOST).stream().map(this::document).toList();
    }

    @GetMapping("/buildings/{egid}")
    BuildingDocument building(@PathVariable int egid) {
        return city.byEgid(egid).map(this::document).orElseThrow(BuildingApi::notFound);
    }

    /** The dwelling with this official dwelling number, in its house. */
    @GetMapping("/dwellings/{officialNumber}")
    BuildingDocument dwelling(@PathVariable String officialNumber) {
        Home home = city.byOfficialNumber(officialNumber).orElseThrow(BuildingApi::notFound);
        BuildingDocument whole = document(home.building());
        return new BuildingDocument(whole.egid(), whole.street(), whole.house(), whole.postcode(), whole.town(),
                List.of(DwellingDocument.of(home)));
    }

    /**
     * Whom landlords' own reports have as landlord of a dwelling: they must report who moves in. Of every third dwelling of a
     * house nothing has been reported; of every fifth house the reports tell since when the others are let.
     */
    @GetMapping("/dwellings/{officialNumber}/landlord")
    LandlordDocument landlord(@PathVariable String officialNumber) {
        Home home = city.byOfficialNumber(officialNumber)
                .filter(found -> found.ewid() % UNREPORTED != 0)
                .orElseThrow(BuildingApi::notFound);
        int index = home.building().index() + (conducts.lies(Register.BUILDINGS) ? 1 : 0);
        return new LandlordDocument(home.building().egid(), home.ewid(), LANDLORDS.get(index % LANDLORDS.size()),
                home.building().index() % DATED == DATED - 1 ? LET_SINCE : null);
    }

    private BuildingDocument document(Building asked) {
        Building building = conducts.lies(Register.BUILDINGS)
                ? city.building((asked.index() + 1) % city.size())
                : asked;
        return new BuildingDocument(building.egid(), building.street(), building.house(), building.postcode(), "Zürich",
                IntStream.rangeClosed(1, building.dwellings())
                        .mapToObj(ewid -> DwellingDocument.of(new Home(building, ewid))).toList());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** What was reported of a dwelling, as JSON; the first day of the tenancy where it was told. */
    record LandlordDocument(int egid, int ewid, String landlord, @Nullable LocalDate from) {}

    /** A house as JSON. */
    record BuildingDocument(int egid, String street, String house, int postcode, String town,
            List<DwellingDocument> dwellings) {}

    /** A dwelling as JSON. */
    record DwellingDocument(int ewid, String officialNumber, int floor, String position, double rooms) {
        static DwellingDocument of(Home home) {
            return new DwellingDocument(home.ewid(), home.officialNumber(), home.floor(), home.position(),
                    home.halfRooms() / HALVES);
        }
    }
}
