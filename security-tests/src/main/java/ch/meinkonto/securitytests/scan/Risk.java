package ch.meinkonto.securitytests.scan;

import java.util.Locale;

/** How bad a finding is, in ZAP's words. */
enum Risk {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH;

    static Risk named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
