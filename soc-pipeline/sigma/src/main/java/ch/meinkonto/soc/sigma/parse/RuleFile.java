package ch.meinkonto.soc.sigma.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file of one or several Sigma documents.
 *
 * @param name by which refusals name it
 * @param text YAML
 */
public record RuleFile(String name, String text) {
    /** A byte that is not UTF-8 becomes this plus its value: half a surrogate pair, which no text has alone. */
    private static final int STRAY = 0xDC00;

    /**
     * A file as it lies on the disk. Bytes that are not UTF-8 are kept as characters that no document may have, so that the
     * document with them is refused where they stand and its neighbours load.
     */
    public static RuleFile decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        while (result.isError()) {
            for (int count = 0; count < result.length(); count++) {
                output.put((char) (STRAY | input.get() & 0xff));
            }
            result = decoder.decode(input, output, true);
        }
        return new RuleFile(name, output.flip().toString());
    }
}
