package ch.meinkonto.securitytests.supply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An empty jar that only says it is log4j-core 2.14.1. Data that do not report CVE-2021-44228 for it are of no use,
 * however green the rest looks. There is no vulnerable code in it.
 */
final class Canary {
    static final String CVE = "CVE-2021-44228";

    private Canary() {}

    /** Writes the jar into the folder, which is created where it is missing. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String coordinates = "META-INF/maven/org.apache.logging.log4j/log4j-core/";
        Map<String, String> entries = new TreeMap<>(Map.of(
                "META-INF/MANIFEST.MF", """
                        Manifest-Version: 1.0
                        Implementation-Title: Apache Log4j Core
                        Implementation-Version: 2.14.1
                        Implementation-Vendor: The Apache Software Foundation

                        """,
                coordinates + "pom.properties", """
                        groupId=org.apache.logging.log4j
                        artifactId=log4j-core
                        version=2.14.1
                        """,
                coordinates + "pom.xml", """
                        <project>
                          <modelVersion>4.0.0</modelVersion>
                          <groupId>org.apache.logging.log4j</groupId>
                          <artifactId>log4j-core</artifactId>
                          <version>2.14.1</version>
                          <name>Apache Log4j Core</name>
                        </project>
                        """));
        try (ZipOutputStream jar = new ZipOutputStream(
                Files.newOutputStream(folder.resolve("log4j-core-2.14.1.jar")))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }
}
