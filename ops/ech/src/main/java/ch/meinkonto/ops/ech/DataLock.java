package ch.meinkonto.ops.ech;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Whether a register may tell others about a person (Datensperre, Auskunftssperre; eCH-0021 {@code dataLockType}).
 *
 * @param level none, address or everything
 * @param validFrom first day
 * @param validTill last day
 */
public record DataLock(Level level, @Nullable LocalDate validFrom, @Nullable LocalDate validTill) {
    public static final DataLock NONE = new DataLock(Level.NONE, null, null);

    /** The three codes of the standard; the schema numbers them, the names are ours. */
    public enum Level implements Coded {
        NONE("0"),
        ADDRESS("1"),
        INFORMATION("2");

        private final String code;

        Level(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static DataLock read(ElementReader in) {
        return new DataLock(in.value("dataLock", code -> Coded.of(Level.class, code)),
                in.optionalValue("dataLockValidFrom", Lexical::date),
                in.optionalValue("dataLockValidTill", Lexical::date));
    }

    void write(ElementWriter out) {
        out.value("dataLock", level);
        out.value("dataLockValidFrom", validFrom);
        out.value("dataLockValidTill", validTill);
    }
}
