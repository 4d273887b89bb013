package ch.meinkonto.auth.administration;

import java.util.Locale;

/** Constants as events and programs write them. */
final class Codes {
    private Codes() {}

    /** For example {@code platform-administrator}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
