package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * A building, and a dwelling in it, in the federal register (eCH-0011 {@code EGIDType}, {@code EWIDType}).
 *
 * @param egid building, from 1 to 999,999,999
 * @param ewid dwelling in the building, from 1 to 999; unknown in some messages
 */
public record DwellingNumber(int egid, @Nullable Integer ewid) {
    private static final int LARGEST_EGID = 999_999_999;
    private static final int LARGEST_EWID = 999;

    public DwellingNumber {
        if (egid < 1 || egid > LARGEST_EGID || ewid != null && (ewid < 1 || ewid > LARGEST_EWID)) {
            throw new IllegalArgumentException("EGID from 1 to 999999999, EWID from 1 to 999");
        }
    }
}
