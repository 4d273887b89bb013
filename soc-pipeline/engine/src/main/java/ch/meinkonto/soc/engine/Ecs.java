package ch.meinkonto.soc.engine;

/** The Elastic Common Schema, whose names our documents use. */
public final class Ecs {
    /** Name of the field that says which version of it a document follows. */
    public static final String FIELD = "ecs.version";
    /** The version that ours follow. */
    public static final String VERSION = "9.2.0";

    private Ecs() {}
}
