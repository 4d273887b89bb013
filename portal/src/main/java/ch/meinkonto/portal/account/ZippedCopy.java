package ch.meinkonto.portal.account;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ch.meinkonto.portal.cityservice.DataCopy;

/** A copy of somebody's data as ZIP, written while it is read: records as JSON, files as they are. */
final class ZippedCopy implements DataCopy, AutoCloseable {
    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();
    private long bytes;

    ZippedCopy(OutputStream target) {
        this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    }

    /** A list of nothing is left out. */
    @Override
    public void records(String name, Stream<String> jsonObjects) {
        Iterator<String> objects = jsonObjects.iterator();
        if (!objects.hasNext()) {
            return;
        }
        try {
            zip.putNextEntry(new ZipEntry(unused(name + ".json")));
            String before = "[\n";
            while (objects.hasNext()) {
                write((before + objects.next()).getBytes(StandardCharsets.UTF_8));
                before = ",\n";
            }
            write("\n]\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void file(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(unused(name)));
            write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes written so far, before compression. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void write(byte[] content) throws IOException {
        zip.write(content);
        bytes += content.length;
    }

    /**
     * Residents name their files as they like: the same name twice gets a number, and a name never leads out of its folder
     * where the copy is unpacked.
     */
    private String unused(String wished) {
        int slash = wished.lastIndexOf('/');
        String folder = wished.substring(0, slash + 1).replace("..", "_");
        String file = wished.substring(slash + 1).replaceAll("[\\\\:\\p{Cntrl}]", "_").replace("..", "_");
        String name = folder + file;
        for (int number = 2; !names.add(name); number++) {
            name = folder + number + "-" + file;
        }
        return name;
    }
}
