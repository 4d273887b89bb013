package ch.meinkonto.ops.ech;

import java.util.Arrays;

/** A value the standards write as a code. */
interface Coded {
    /** The code on the wire. */
    String code();

    /** The value of this code. Codes of texts are not trimmed, as the schemas do not trim them either. */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants()).filter(value -> value.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such " + type.getSimpleName()));
    }
}
