package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak as it is published on Maven Central, fetched by Maven into its repository like all we download. */
final class KeycloakDistribution {
    static final String VERSION = "26.7.3";
    private static final String SHA256 = "27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f";
    private static final String NAME = "keycloak-quarkus-dist-" + VERSION + ".zip";
    private static final int FETCH_MINUTES = 15;

    private KeycloakDistribution() {}

    /**
     * Fetches Keycloak where that has not been done, and unpacks it.
     *
     * @param root of the repository
     * @param target a folder that is thrown away
     * @return its home
     * @throws IOException if it cannot be fetched, or is not what it was when this was written
     */
    static Path unpackBelow(Path root, Path target) throws IOException, InterruptedException {
        Path zip = target.resolve(NAME);
        fetch(root, target);
        if (!SHA256.equals(sha256(zip))) {
            throw new IOException(NAME + " is not the file that was published: its SHA-256 differs.");
        }
        unpack(zip, target);
        Files.delete(zip);
        return target.resolve("keycloak-" + VERSION);
    }

    private static void fetch(Path root, Path target) throws IOException, InterruptedException {
        Path log = target.resolve("fetching.log");
        ProcessBuilder maven = new ProcessBuilder(List.of(root.resolve("mvnw").toString(), "-B", "-q", "-N",
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip", "-DoutputDirectory=" + target))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.start();
        process.getOutputStream().close();
        if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("Keycloak " + VERSION + " could not be fetched; see " + log + ".");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(NAME + " wants to write outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.resolveSibling(""));
                    Files.copy(entries, file);
                }
            }
        }
    }
}
