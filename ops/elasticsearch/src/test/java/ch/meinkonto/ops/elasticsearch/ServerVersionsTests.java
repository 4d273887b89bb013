package ch.meinkonto.ops.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/**
 * The parent manages newer Netty and older Log4j than this server was built with, and a lost pin would only show at run time.
 */
class ServerVersionsTests {
    private static final Path HOME = Path.of("target", "home");

    @Test
    void runsOnTheNettyItWasBuiltWith() throws IOException {
        assertThat(jars("modules/local-node")).filteredOn(name -> name.startsWith("netty-"))
                .hasSize(8)
                .allMatch(name -> name.endsWith("-4.1.135.Final.jar"));
    }

    @Test
    void runsOnTheLog4jItWasBuiltWith() throws IOException {
        assertThat(jars("lib")).filteredOn(name -> name.startsWith("log4j-"))
                .containsExactlyInAnyOrder("log4j-api-2.26.1.jar", "log4j-core-2.26.1.jar");
    }

    @Test
    void keepsEveryJarInOnePlaceOnly() throws IOException {
        assertThat(jars("lib")).hasSize(43).doesNotContainAnyElementsOf(jars("modules/local-node"));
    }

    private static List<String> jars(String folder) throws IOException {
        try (var files = Files.list(HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")).toList();
        }
    }
}
