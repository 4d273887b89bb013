package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/** Which dwelling of a house somebody moves into (eCH-0185 {@code dwellingIdentificationType}). */
public sealed interface DwellingIdentification {
    /** The official dwelling number, as it stands in the lease; 1 to 12 characters. */
    record Official(String number) implements DwellingIdentification {
        private static final int LONGEST = 12;

        public Official {
            Texts.text(number, 1, LONGEST);
        }
    }

    /** The numbers of the federal register. */
    record Registered(DwellingNumber number) implements DwellingIdentification {
        public Registered {
            if (number.ewid() == null) {
                throw new IllegalArgumentException("the dwelling's own number is needed");
            }
        }
    }

    /**
     * A dwelling that no register lists yet.
     *
     * @param floor 1 to 20 characters
     * @param position on the floor, 1 to 40 characters
     */
    record Described(@Nullable String floor, @Nullable String position) implements DwellingIdentification {
        private static final int LONGEST_FLOOR = 20;
        private static final int LONGEST_POSITION = 40;

        public Described {
            Texts.optionalText(floor, 1, LONGEST_FLOOR);
            Texts.optionalText(position, 1, LONGEST_POSITION);
        }
    }

    static DwellingIdentification read(ElementReader in) {
        if (in.at("administrativDwellingNumber")) {
            return new Official(in.value("administrativDwellingNumber", raw -> raw));
        }
        return in.at("EGID")
                ? new Registered(new DwellingNumber(in.value("EGID", Lexical::number),
                        in.value("EWID", Lexical::number)))
                : new Described(in.optionalValue("floor", raw -> raw), in.optionalValue("positionOnFloor", raw -> raw));
    }

    static void write(DwellingIdentification dwelling, ElementWriter out) {
        switch (dwelling) {
            case Official official -> out.value("administrativDwellingNumber", official.number());
            case Registered registered -> {
                out.value("EGID", (Integer) registered.number().egid());
                out.value("EWID", registered.number().ewid());
            }
            case Described described -> {
                out.value("floor", described.floor());
                out.value("positionOnFloor", described.position());
            }
        }
    }
}
