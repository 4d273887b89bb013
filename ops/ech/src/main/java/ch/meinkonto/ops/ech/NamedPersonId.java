package ch.meinkonto.ops.ech;

/**
 * A number of a person in somebody's system (eCH-0044 {@code namedPersonIdType}).
 *
 * @param category whose number it is, such as {@code LOC.261}; 1 to 20 characters
 * @param id the number; 1 to 36 characters
 */
public record NamedPersonId(String category, String id) {
    private static final int LONGEST_CATEGORY = 20;
    private static final int LONGEST_ID = 36;

    public NamedPersonId {
        Texts.token(category, 1, LONGEST_CATEGORY);
        Texts.token(id, 1, LONGEST_ID);
    }

    static NamedPersonId read(ElementReader in) {
        return new NamedPersonId(in.value("personIdCategory", Lexical::collapsed),
                in.value("personId", Lexical::collapsed));
    }

    void write(ElementWriter out) {
        out.value("personIdCategory", category);
        out.value("personId", id);
    }

    @Override
    public String toString() {
        return "NamedPersonId[" + category + "]";
    }
}
