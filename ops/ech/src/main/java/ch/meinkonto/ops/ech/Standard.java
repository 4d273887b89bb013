package ch.meinkonto.ops.ech;

import java.util.Arrays;
import java.util.Optional;

/** The standards whose types our messages carry, each in the one major version we speak. */
enum Standard {
    /** Municipalities and cantons. */
    ECH_0007("0007", 5),
    /** Countries. */
    ECH_0008("0008", 3),
    /** Postal addresses. */
    ECH_0010("0010", 5),
    /** Data on persons. */
    ECH_0011("0011", 8),
    /** Events between registers. */
    ECH_0020("0020", 3),
    /** More data on persons. */
    ECH_0021("0021", 7),
    /** Identification of persons. */
    ECH_0044("0044", 4),
    /** The envelope. */
    ECH_0058("0058", 5),
    /** What a move adds: contact, dog, dwelling, insurance. */
    ECH_0185("0185", 1),
    /** The resident's move. */
    ECH_0194("0194", 1);

    private static final String BASE = "http://www.ech.ch/xmlns/eCH-";

    private final String number;
    private final int version;

    Standard(String number, int version) {
        this.number = number;
        this.version = version;
    }

    String namespace() {
        return BASE + number + '/' + version;
    }

    String prefix() {
        return "eCH-" + number;
    }

    static Optional<Standard> of(String namespace) {
        return Arrays.stream(values()).filter(standard -> standard.namespace().equals(namespace)).findFirst();
    }

    /** Whether this is one of our standards in a version we do not speak. */
    static boolean isOtherVersion(String namespace) {
        return of(namespace).isEmpty()
                && Arrays.stream(values()).anyMatch(standard -> namespace.startsWith(BASE + standard.number + '/'));
    }
}
