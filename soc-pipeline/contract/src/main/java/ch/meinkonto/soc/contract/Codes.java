package ch.meinkonto.soc.contract;

import java.util.Locale;

/** Reason codes as they stand in documents: the constant's name in lower case. */
public final class Codes {
    private Codes() {}

    /** The lower-case code of a constant, for example {@code bad_credentials}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
