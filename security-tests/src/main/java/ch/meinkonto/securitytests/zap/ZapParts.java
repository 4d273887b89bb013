package ch.meinkonto.securitytests.zap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the build has laid what a daemon is made of.
 *
 * @param jars folder with ZAP's core, its add-ons and all their libraries ({@code zap-runtime/target/jars})
 * @param addOns class folder of our own add-ons ({@code zap-addon/target/classes})
 */
record ZapParts(Path jars, Path addOns) {
    /**
     * The parts that the build of this module left beside it.
     *
     * @throws ZapUnavailable if the build has not run
     */
    static ZapParts builtBeside(Class<?> ours) {
        Path module = moduleOf(ours);
        ZapParts parts = new ZapParts(module.resolve("zap-runtime/target/jars"),
                module.resolve("zap-addon/target/classes"));
        for (Path needed : List.of(parts.jars.resolve(ZapAssembly.CORE), parts.addOns.resolve("addons"))) {
            if (!Files.exists(needed)) {
                throw new ZapUnavailable(needed + " is missing: build the modules zap-runtime and zap-addon first.");
            }
        }
        return parts;
    }

    /** The module folder is the first one above our classes that carries {@code zap-runtime}. */
    private static Path moduleOf(Class<?> ours) {
        Path place;
        try {
            place = Path.of(ours.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (Path folder = place; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("zap-runtime/pom.xml"))) {
                return folder;
            }
        }
        throw new ZapUnavailable("The scan runs from the built repository; " + place + " is outside of it.");
    }

    /** All jars, by file name. */
    List<Path> jarFiles() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
