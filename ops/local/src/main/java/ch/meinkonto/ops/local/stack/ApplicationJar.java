package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

import ch.meinkonto.ops.stores.Folders;
import ch.meinkonto.ops.stores.PrivateFiles;

/**
 * A Spring Boot jar, unpacked beside the build: an unpacked application starts faster, and a build that writes the jar anew
 * does not break a process that runs from it.
 */
final class ApplicationJar {
    private final Path java;
    private final Path built;
    private final Path folder;

    /**
     * @param java the program
     * @param built the jar that Maven writes
     * @param folder where this application's copies are kept
     */
    ApplicationJar(Path java, Path built, Path folder) {
        this.java = java;
        this.built = built;
        this.folder = folder;
    }

    /**
     * The unpacked jar to start; unpacks when this build has not been seen.
     *
     * @throws IOException if the jar was not built or cannot be unpacked
     */
    Path unpacked() throws IOException, InterruptedException {
        if (!Files.isRegularFile(built)) {
            throw new IOException("it was not built: " + built + " is missing");
        }
        Path unpacked = folder.resolve(version());
        if (!Files.isDirectory(unpacked)) {
            // What ran before has ended: only one launcher works on this folder.
            Folders.delete(folder);
            PrivateFiles.createFolder(folder);
            Path fresh = folder.resolve("unpacking");
            unpack(fresh);
            Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked.resolve(built.getFileName());
    }

    /** Of the content: a reproducible build gives every jar the same time, and two often have the same size. */
    private String version() throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(built), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue()) + "-" + Long.toHexString(Files.size(built));
    }

    private void unpack(Path target) throws IOException, InterruptedException {
        Path output = folder.resolve("unpacking.log");
        Process process = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar",
                built.toString(), "extract", "--destination", target.toString()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("its jar could not be unpacked: " + Files.readString(output));
        }
    }
}
