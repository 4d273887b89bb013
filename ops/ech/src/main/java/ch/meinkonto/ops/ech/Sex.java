package ch.meinkonto.ops.ech;

/** Sex as registers hold it (eCH-0044 {@code sexType}). */
public enum Sex implements Coded {
    MALE("1"),
    FEMALE("2"),
    UNDETERMINED("3");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Sex read(String raw) {
        return Coded.of(Sex.class, raw);
    }
}
