package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Finds the folders of detections. */
final class DetectionFolders {
    private static final String RULE = "rule.yml";

    private DetectionFolders() {}

    /**
     * All folders below a location, by name.
     *
     * @param location for example {@code classpath*:detections} or {@code file:/etc/meinkonto/detections}
     */
    static List<DetectionFolder> below(String location) {
        ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            return Arrays.stream(resolver.getResources(location + "/*/" + RULE))
                    .map(DetectionFolders::read)
                    .sorted(Comparator.comparing(DetectionFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the detections below " + location, e);
        }
    }

    private static DetectionFolder read(Resource rule) {
        try {
            String[] path = rule.getURL().getPath().split("/");
            Resource runbook = rule.createRelative("runbook.md");
            return new DetectionFolder(path[path.length - 2], rule.getContentAsString(StandardCharsets.UTF_8),
                    runbook.exists() ? runbook.getContentAsString(StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + rule, e);
        }
    }
}
