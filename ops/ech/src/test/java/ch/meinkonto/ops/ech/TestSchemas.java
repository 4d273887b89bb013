package ch.meinkonto.ops.ech;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The published schemas of eCH, where a copy of them lies: the folder named by {@code ECH_SCHEMAS}. They are data of others. */
final class TestSchemas {
    private static final String FOLDER = System.getenv().getOrDefault("ECH_SCHEMAS", "");

    private TestSchemas() {}

    /** The schemas; without them the test is skipped. */
    static SchemaSet required() {
        assumeTrue(!FOLDER.isEmpty(), "set ECH_SCHEMAS to a folder with the published schemas of eCH to run this test");
        return SchemaSet.in(Path.of(FOLDER));
    }

    /** The schemas where they lie, else none: for tests that say something without them, too. */
    static SchemaSet ifPresent() {
        return FOLDER.isEmpty() ? SchemaSet.none() : SchemaSet.in(Path.of(FOLDER));
    }
}
