package ch.meinkonto.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

/** What a copy looks like where it is unpacked. */
class ZippedCopyTests {
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();

    @Test
    void writesRecordsAsOneListAndLeavesOutWhatIsEmpty() throws IOException {
        try (ZippedCopy copy = new ZippedCopy(target)) {
            copy.records("a/two", Stream.of("{\"n\":1}", "{\"n\":2}"));
            copy.records("a/none", Stream.of());
            assertThat(copy.bytes()).isPositive();
        }
        assertThat(unzipped()).containsExactly(Map.entry("a/two.json", "[\n{\"n\":1},\n{\"n\":2}\n]\n"));
    }

    @Test
    void keepsTwoFilesOfTheSameName() throws IOException {
        try (ZippedCopy copy = new ZippedCopy(target)) {
            copy.file("sent/Foto.png", new byte[]{'1'});
            copy.file("sent/Foto.png", new byte[]{'2'});
            copy.file("sent/Foto.png", new byte[]{'3'});
        }
        assertThat(unzipped()).containsExactly(Map.entry("sent/Foto.png", "1"), Map.entry("sent/2-Foto.png", "2"),
                Map.entry("sent/3-Foto.png", "3"));
    }

    @Test
    void letsNoNameLeadOutOfTheFolder() throws IOException {
        try (ZippedCopy copy = new ZippedCopy(target)) {
            copy.file("sent/../../etc/passwd", new byte[]{'1'});
            copy.file("sent/..\\..\\autoexec.bat", new byte[]{'2'});
            copy.file("sent/..", new byte[]{'3'});
        }
        assertThat(unzipped().keySet()).noneMatch(name -> name.contains("..")).noneMatch(name -> name.contains("\\"))
                .allMatch(name -> name.startsWith("sent/"));
    }

    private Map<String, String> unzipped() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(target.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
