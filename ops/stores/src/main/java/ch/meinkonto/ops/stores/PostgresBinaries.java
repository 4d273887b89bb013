package ch.meinkonto.ops.stores;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked from the class path into a folder that only its owner can write. */
final class PostgresBinaries {
    private static final String VERSION = "18.6.0";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwx------");

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin/initdb} and {@code bin/postgres}; unpacks at the first call, also when several processes
     * call at once.
     *
     * @throws IOException if there are no binaries for this machine or they cannot be written
     */
    static Path unpackBelow(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        Path unpacked = folder.resolve("postgresql-" + VERSION);
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            if (Files.isDirectory(unpacked)) {
                return unpacked;
            }
            Path fresh = Files.createTempDirectory(folder, "unpacking-");
            unpack(archiveName(), fresh);
            // Half an unpacked server must never look like a whole one.
            return Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return "postgres-" + (system.contains("mac") ? "darwin" : "linux") + "-" + machine + ".txz";
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream stream = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (stream == null) {
                throw new IOException("there are no PostgreSQL binaries for this machine (" + archive + ")");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            PrivateFiles.createFolder(target);
            return;
        }
        PrivateFiles.createFolder(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PROGRAM);
        }
    }
}
