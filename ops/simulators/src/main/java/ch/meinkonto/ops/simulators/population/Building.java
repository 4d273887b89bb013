package ch.meinkonto.ops.simulators.population;

import ch.meinkonto.ops.ech.SwissAddress;

/**
 * A house.
 *
 * @param index running number, from 0
 * @param egid number in the federal register; from a range nobody has
 * @param street made up
 * @param house number in the street
 * @param postcode of the city
 * @param dwellings how many, numbered from 1
 */
public record Building(int index, int egid, String street, String house, int postcode, int dwellings) {
    /** As messages write it. */
    public SwissAddress address() {
        return SwissAddress.of(street, house, postcode, "Zürich");
    }
}
