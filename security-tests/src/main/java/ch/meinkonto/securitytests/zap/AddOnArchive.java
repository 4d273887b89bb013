package ch.meinkonto.securitytests.zap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .zap} archives: a zip with {@code ZapAddOn.xml} at its root and libraries under {@code libs/}. */
final class AddOnArchive {
    private static final String DESCRIPTOR = "ZapAddOn.xml";

    private AddOnArchive() {}

    /**
     * Turns an add-on's jar from Maven into an archive. The descriptor in the jar names neither all libraries nor only
     * files that are there, so both lists are replaced.
     *
     * @param dropped regular expression of what else to take out of the descriptor; empty for nothing
     */
    static void repack(Path jar, String dropped, List<Path> libraries, Path target) throws IOException {
        try (JarFile source = new JarFile(jar.toFile()); ZipOutputStream archive = open(target)) {
            for (ZipEntry entry : Collections.list(source.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(DESCRIPTOR)) {
                    put(archive, entry.getName(), source.getInputStream(entry).readAllBytes());
                }
            }
            String descriptor = new String(source.getInputStream(source.getEntry(DESCRIPTOR)).readAllBytes(),
                    StandardCharsets.UTF_8).replaceAll("(?s)<files>.*?</files>", "")
                    .replaceAll("(?s)<libs>.*?</libs>", "");
            if (!dropped.isEmpty()) {
                descriptor = descriptor.replaceAll(dropped, "");
            }
            String libs = libraries.stream().map(library -> "<lib>libs/" + library.getFileName() + "</lib>")
                    .collect(Collectors.joining("", "<libs>", "</libs>"));
            put(archive, DESCRIPTOR, descriptor.replace("</zapaddon>", libs + "</zapaddon>")
                    .getBytes(StandardCharsets.UTF_8));
            for (Path library : libraries) {
                put(archive, "libs/" + library.getFileName(), Files.readAllBytes(library));
            }
        }
    }

    /**
     * Packs one package of a class folder with its descriptor.
     *
     * @param folder package as a path; empty for a descriptor alone
     */
    static void pack(Path descriptor, Path classes, String folder, Path target) throws IOException {
        try (ZipOutputStream archive = open(target)) {
            put(archive, DESCRIPTOR, Files.readAllBytes(descriptor));
            if (!folder.isEmpty()) {
                try (Stream<Path> files = Files.list(classes.resolve(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        put(archive, folder + "/" + file.getFileName(), Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    private static ZipOutputStream open(Path target) throws IOException {
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream archive = new ZipOutputStream(file, StandardCharsets.UTF_8);
        archive.setLevel(Deflater.BEST_SPEED);
        return archive;
    }

    private static void put(ZipOutputStream archive, String name, byte[] content) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(content);
        archive.closeEntry();
    }
}
