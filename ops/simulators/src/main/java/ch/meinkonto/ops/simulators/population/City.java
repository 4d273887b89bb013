package ch.meinkonto.ops.simulators.population;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The houses of the city: one for each ten residents with a dwelling left empty, and a hundred that are still empty. Everything
 * follows from the index.
 */
@Component
public class City {
    private static final int FIRST_EGID = 990_000_001;
    private static final int EMPTY_HOUSES = 100;
    private static final int DWELLINGS = 6;
    private static final int DWELLINGS_OF_EMPTY_HOUSES = 12;
    private static final List<String> STREETS = List.of("Probegasse", "Mustergasse", "Beispielweg", "Modellstrasse",
            "Vorlagenweg", "Entwurfstrasse", "Skizzenweg", "Planstrasse", "Lindenprobe", "Seemuster", "Musterhalde",
            "Beispielrain", "Probehof", "Modellmatte", "Vorlagenplatz", "Entwurfsteig", "Skizzenhalde", "Planmatte",
            "Testallee", "Musterallee", "Beispielplatz", "Probestrasse");
    private static final List<Integer> POSTCODES = List.of(8002, 8003, 8004, 8005, 8006, 8008, 8032, 8037, 8038, 8041,
            8044, 8045, 8046, 8047, 8048, 8049, 8050, 8051, 8052, 8053, 8055, 8057);

    private final int inhabited;

    City(PopulationSettings settings) {
        this.inhabited = (settings.size() + Population.BLOCK - 1) / Population.BLOCK;
    }

    /** How many houses there are. */
    public int size() {
        return inhabited + EMPTY_HOUSES;
    }

    /** The house with this index, from 0. */
    public Building building(int index) {
        int street = index % STREETS.size();
        return new Building(index, FIRST_EGID + index, STREETS.get(street),
                Integer.toString(1 + index / STREETS.size()), POSTCODES.get(street),
                index < inhabited ? DWELLINGS : DWELLINGS_OF_EMPTY_HOUSES);
    }

    public Optional<Building> byEgid(int egid) {
        int index = egid - FIRST_EGID;
        return index >= 0 && index < size() ? Optional.of(building(index)) : Optional.empty();
    }

    /** The dwelling with this official number of seven digits. */
    public Optional<Home> byOfficialNumber(String number) {
        if (!number.matches("\\d{7}")) {
            return Optional.empty();
        }
        int[] parts = Home.parts(number);
        return parts[0] < size() && parts[1] >= 1 && parts[1] <= building(parts[0]).dwellings()
                ? Optional.of(new Home(building(parts[0]), parts[1]))
                : Optional.empty();
    }

    /** Houses whose street begins so, whatever the case of the letters; with a number, only that one. */
    public List<Building> search(String street, String house, int most) {
        String begins = street.strip().toLowerCase(Locale.ROOT);
        String number = house.strip().toLowerCase(Locale.ROOT);
        return buildings().filter(building -> building.street().toLowerCase(Locale.ROOT).startsWith(begins))
                .filter(building -> number.isEmpty() || building.house().equals(number)).limit(most).toList();
    }

    public Stream<Building> buildings() {
        return IntStream.range(0, size()).mapToObj(this::building);
    }
}
