package ch.meinkonto.soc.sigma.correlate;

import org.jspecify.annotations.Nullable;

/**
 * Knows texts again that came lately, so that a value which thousands of matches carry (a country, a network, a browser) is
 * kept once. Bounded: each text has one place, and gives way to the next that belongs there.
 */
final class SharedTexts {
    private static final int PLACES = 16_384;
    /** Longer ones are rarely the same, and comparing them costs more. */
    private static final int LONGEST = 512;

    private final @Nullable String[] places = new String[PLACES];

    /** An equal text, where possible one that is kept already. */
    String same(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 14) & PLACES - 1;
        String known = places[place];
        if (known != null && known.equals(text)) {
            return known;
        }
        places[place] = text;
        return text;
    }
}
