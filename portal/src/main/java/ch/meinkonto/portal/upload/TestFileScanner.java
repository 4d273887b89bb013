package ch.meinkonto.portal.upload;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * For machines without a virus scanner: recognises the file with which scanners are tried out, alone or inside another file.
 * Source: European Institute for Computer Antivirus Research, "Anti-Malware Testfile", 68 characters.
 */
final class TestFileScanner implements MalwareScanner {
    /** In two parts, so that no scanner takes our own program for it. */
    private static final byte[] TEST_FILE = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"
            + "ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);

    @Override
    public Optional<String> scan(byte[] content) {
        for (int start = 0; start + TEST_FILE.length <= content.length; start++) {
            if (beginsAt(content, start)) {
                return Optional.of("Eicar-Test-Signature");
            }
        }
        return Optional.empty();
    }

    private static boolean beginsAt(byte[] content, int start) {
        for (int index = 0; index < TEST_FILE.length; index++) {
            if (content[start + index] != TEST_FILE[index]) {
                return false;
            }
        }
        return true;
    }
}
