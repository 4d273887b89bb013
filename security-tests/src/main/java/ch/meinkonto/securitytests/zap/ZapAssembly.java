package ch.meinkonto.securitytests.zap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lays out a ZAP installation: the core with the libraries its manifest names, and one {@code .zap} archive per add-on
 * with that add-on's libraries inside. ZAP loads add-ons from such archives only.
 */
final class ZapAssembly {
    static final String CORE = "zap-2.17.0.jar";

    /** An add-on from Maven and the libraries that belong into its archive. */
    private enum MavenAddOn {
        COMMONLIB("jackson-(core|databind|annotations|dataformat|datatype).*|stax2-api.*|woodstox.*|snakeyaml.*"
                + "|commons-collections4.*", ""),
        NETWORK("bc.*-jdk18on.*|netty-.*|brotli4j.*|service-.*|native-.*|httpc.*5.*|ice4j.*|slf4j-api.*"
                + "|log4j-slf4j.*", ""),
        /** Declares the add-on "database", which is not on Maven Central and which none of its classes uses. */
        SPIDER("kaitai.*", "(?s)<addon>\\s*<id>database</id>\\s*</addon>");

        private final Pattern libraries;
        private final String dropped;

        MavenAddOn(String libraries, String dropped) {
            this.libraries = Pattern.compile("(?:" + libraries + ")\\.jar");
            this.dropped = dropped;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ZapParts parts;

    ZapAssembly(ZapParts parts) {
        this.parts = parts;
    }

    /** Lays it out below an empty folder. */
    void into(Path folder) {
        try {
            Files.createDirectories(folder.resolve("lib"));
            Files.createDirectories(folder.resolve("plugin"));
            List<Path> jars = parts.jarFiles();
            Set<String> coreLibraries = coreLibraries();
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                if (name.equals(CORE)) {
                    Files.copy(jar, folder.resolve(name));
                } else if (coreLibraries.contains(name)) {
                    Files.copy(jar, folder.resolve("lib").resolve(name));
                }
            }
            for (MavenAddOn addOn : MavenAddOn.values()) {
                pack(addOn, jars, coreLibraries, folder.resolve("plugin"));
            }
            packOurs(folder.resolve("plugin"));
        } catch (IOException failure) {
            throw new ZapUnavailable("ZAP could not be assembled in " + folder + ": " + failure.getMessage(), failure);
        }
    }

    private Set<String> coreLibraries() throws IOException {
        try (JarFile core = new JarFile(parts.jars().resolve(CORE).toFile())) {
            String classPath = core.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Arrays.stream(classPath.split("\\s+")).map(entry -> entry.replaceFirst(".*/", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static void pack(MavenAddOn addOn, List<Path> jars, Set<String> coreLibraries, Path plugins)
            throws IOException {
        Path jar = jars.stream().filter(file -> file.getFileName().toString().matches(addOn.id() + "-[0-9.]+\\.jar"))
                .findFirst().orElseThrow(() -> new IOException("no jar of add-on " + addOn.id()));
        List<Path> libraries = jars.stream().filter(file -> {
            String name = file.getFileName().toString();
            return addOn.libraries.matcher(name).matches() && !coreLibraries.contains(name);
        }).toList();
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", ".zap");
        AddOnArchive.repack(jar, addOn.dropped, libraries, plugins.resolve(name));
    }

    /** Rules, engine and the empty stand-in for the mandatory add-on that calls home. */
    private void packOurs(Path plugins) throws IOException {
        Path descriptors = parts.addOns().resolve("addons");
        String classes = "ch/meinkonto/securitytests/zap/";
        AddOnArchive.pack(descriptors.resolve("meinkontorules.xml"), parts.addOns(), classes + "rules",
                plugins.resolve("meinkontorules-0.1.0.zap"));
        AddOnArchive.pack(descriptors.resolve("meinkontoengine.xml"), parts.addOns(), classes + "engine",
                plugins.resolve("meinkontoengine-0.1.0.zap"));
        AddOnArchive.pack(descriptors.resolve("callhome.xml"), parts.addOns(), "",
                plugins.resolve("callhome-0.0.1.zap"));
    }
}
