package ch.meinkonto.ops.simulators.population;

import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.DwellingNumber;

/**
 * A dwelling.
 *
 * @param building in which it is
 * @param ewid its number there, from 1
 */
public record Home(Building building, int ewid) {
    private static final int PER_FLOOR = 2;
    private static final int NUMBERS_PER_BUILDING = 100;

    /** The official dwelling number, as a lease shows it: five digits of the building, two of the dwelling. */
    public String officialNumber() {
        return "%05d%02d".formatted(building.index(), ewid);
    }

    /** Index of the building and number of the dwelling in an official dwelling number of at most seven digits. */
    static int[] parts(String officialNumber) {
        int number = Integer.parseInt(officialNumber);
        return new int[]{number / NUMBERS_PER_BUILDING, number % NUMBERS_PER_BUILDING};
    }

    /** Ground floor is 0. */
    public int floor() {
        return (ewid - 1) / PER_FLOOR;
    }

    /** Where on its floor. */
    public String position() {
        return ewid % PER_FLOOR == 1 ? "links" : "rechts";
    }

    /** From one and a half to five and a half, in halves: told in half rooms. */
    public int halfRooms() {
        return 3 + building.index() * 7 % 3 * 2 + ewid % 2 * 2;
    }

    /** As messages write it. */
    public DwellingAddress address() {
        return new DwellingAddress(new DwellingNumber(building.egid(), ewid), officialNumber(), building.address(),
                DwellingAddress.Household.PRIVATE, null);
    }
}
