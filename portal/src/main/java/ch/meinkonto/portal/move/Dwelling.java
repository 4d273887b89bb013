package ch.meinkonto.portal.move;

import java.util.Arrays;
import java.util.List;

/**
 * A dwelling the buildings register lists.
 *
 * @param egid number of its building
 * @param ewid its number in the building
 * @param officialNumber official dwelling number, as a lease shows it
 * @param street of the building
 * @param house number in the street
 * @param postcode four digits
 * @param town where it is
 * @param floor 0 is the ground floor
 * @param position on the floor
 */
record Dwelling(int egid, int ewid, String officialNumber, String street, String house, int postcode, String town,
        int floor, String position) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 9;

    /** The two numbers that tell it from every other. */
    String key() {
        return egid + "-" + ewid;
    }

    private String write() {
        return String.join(BETWEEN, Integer.toString(egid), Integer.toString(ewid), officialNumber, street, house,
                Integer.toString(postcode), town, Integer.toString(floor), position);
    }

    private static Dwelling read(String line) {
        String[] parts = line.split(BETWEEN, PARTS);
        return new Dwelling(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3], parts[4],
                Integer.parseInt(parts[5]), parts[6], Integer.parseInt(parts[7]), parts[8]);
    }

    static String writeAll(List<Dwelling> dwellings) {
        return String.join("\n", dwellings.stream().map(Dwelling::write).toList());
    }

    static List<Dwelling> readAll(String lines) {
        return Arrays.stream(lines.split("\n")).filter(line -> !line.isBlank()).map(Dwelling::read).toList();
    }
}
