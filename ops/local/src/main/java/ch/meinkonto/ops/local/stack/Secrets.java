package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import ch.meinkonto.ops.stores.PrivateFiles;

/** The generated passwords and keys: one file per service, {@code NAME=value} lines, readable by its owner only. */
public final class Secrets {
    private final Map<String, Map<String, String>> byService;

    private Secrets(Map<String, Map<String, String>> byService) {
        this.byService = byService;
    }

    /** No secrets at all, for those who only want to know what there is. */
    public static Secrets none() {
        return new Secrets(Map.of());
    }

    /**
     * Reads what is there and generates what is missing; what is there never changes, because data depend on it.
     *
     * @throws IOException if the files cannot be read or written
     */
    public static Secrets in(Path folder, RandomGenerator random) throws IOException {
        return complete(folder, random, Secret.ALL);
    }

    static Secrets complete(Path folder, RandomGenerator random, List<Secret> wanted) throws IOException {
        PrivateFiles.createFolder(folder);
        Map<String, Map<String, String>> services = new TreeMap<>();
        for (Secret secret : wanted) {
            for (Secret.Place place : secret.places()) {
                services.putIfAbsent(place.service(), read(file(folder, place.service())));
            }
        }
        for (Secret secret : wanted) {
            String value = secret.places().stream().map(place -> of(services, place.service()).get(place.variable()))
                    .filter(Objects::nonNull).findFirst().orElseGet(() -> secret.kind().generate(random));
            secret.places().forEach(place -> of(services, place.service()).put(place.variable(), value));
        }
        for (Map.Entry<String, Map<String, String>> service : services.entrySet()) {
            write(file(folder, service.getKey()), service.getValue());
        }
        return new Secrets(services);
    }

    private static Path file(Path folder, String service) {
        return folder.resolve(service + ".env");
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (NoSuchFileException e) {
            // The first start.
        }
        return values;
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        PrivateFiles.write(file, text.toString());
    }

    private static Map<String, String> of(Map<String, Map<String, String>> services, String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    /** What a service is told, by variable name. */
    public Map<String, String> of(String service) {
        return Map.copyOf(byService.getOrDefault(service, Map.of()));
    }

    /** One value; the caller knows that it exists. */
    public String value(String service, String variable) {
        return Objects.requireNonNull(of(service).get(variable), variable);
    }
}
