package ch.meinkonto.ops.ech;

/**
 * The number of a municipality in the directory of the Federal Statistical Office (eCH-0007 {@code municipalityIdType}).
 *
 * @param value from 1 to 9999; Zürich has 261
 */
public record BfsNumber(int value) {
    public static final BfsNumber ZURICH = new BfsNumber(261);
    private static final int LARGEST = 9999;

    public BfsNumber {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException("the number of a municipality is from 1 to 9999");
        }
    }

    static BfsNumber read(String raw) {
        return new BfsNumber(Lexical.number(raw));
    }
}
