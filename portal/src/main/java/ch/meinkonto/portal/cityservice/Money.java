package ch.meinkonto.portal.cityservice;

/**
 * An amount in Swiss francs.
 *
 * @param rappen hundredths of a franc, 0 or more
 */
public record Money(long rappen) implements Comparable<Money> {
    public Money {
        if (rappen < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + rappen);
        }
    }

    /** An amount in whole francs. */
    public static Money francs(long francs) {
        return new Money(Math.multiplyExact(francs, 100L));
    }

    /** A share of this amount, rounded commercially to five Rappen, the smallest Swiss coin. */
    public Money share(int parts, int of) {
        if (parts < 0 || of <= 0 || parts > of) {
            throw new IllegalArgumentException("not a share: " + parts + " of " + of);
        }
        long inFives = Math.floorDiv(Math.addExact(Math.multiplyExact(rappen, 2L * parts), 5L * of), 10L * of);
        return new Money(inFives * 5);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(rappen, other.rappen);
    }

    /** As it is written in Switzerland, in every language: {@code CHF 1'234.50}, never broken at the end of a line. */
    @Override
    public String toString() {
        StringBuilder francs = new StringBuilder(Long.toString(rappen / 100));
        for (int position = francs.length() - 3; position > 0; position -= 3) {
            francs.insert(position, '\'');
        }
        long rest = rappen % 100;
        return "CHF\u00a0" + francs + (rest < 10 ? ".0" : ".") + rest;
    }
}
