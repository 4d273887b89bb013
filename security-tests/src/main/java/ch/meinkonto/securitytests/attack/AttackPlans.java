package ch.meinkonto.securitytests.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code attack.yml} of every detection on the class path, unread, by name of the detection. */
final class AttackPlans {
    private final SortedMap<String, String> texts;

    private AttackPlans(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** These, by name. */
    static AttackPlans of(Map<String, String> texts) {
        return new AttackPlans(new TreeMap<>(texts));
    }

    /** All that the detections module carries. */
    static AttackPlans onTheClassPath() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (URL root : Collections.list(AttackPlans.class.getClassLoader().getResources("detections"))) {
                collect(root.toURI(), texts);
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("cannot list the detections on the class path", failure);
        }
        return new AttackPlans(texts);
    }

    private static void collect(URI root, Map<String, String> texts) throws IOException {
        if (root.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                collect(jar.getPath("detections"), texts);
            }
        } else {
            collect(Path.of(root), texts);
        }
    }

    private static void collect(Path folder, Map<String, String> texts) throws IOException {
        try (Stream<Path> detections = Files.list(folder)) {
            detections.filter(detection -> Files.isRegularFile(detection.resolve("attack.yml")))
                    .forEach(detection -> texts.put(nameOf(detection), read(detection.resolve("attack.yml"))));
        }
    }

    private static String nameOf(Path detection) {
        return detection.getName(detection.getNameCount() - 1).toString().replaceAll("/$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Names in alphabetical order. */
    List<String> names() {
        return List.copyOf(texts.keySet());
    }

    boolean contains(String name) {
        return texts.containsKey(name);
    }

    /**
     * Reads one.
     *
     * @throws AttackPlanRefused if it cannot be played as written
     */
    AttackPlan plan(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no detection " + name);
        }
        return AttackPlanReader.read(name, text);
    }
}
