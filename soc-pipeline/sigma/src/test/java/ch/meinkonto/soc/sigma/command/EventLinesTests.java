package ch.meinkonto.soc.sigma.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Lines come out as they went in, however the stream is cut. */
class EventLinesTests {
    @Test
    void givesEveryLineOnceWhereverTheStreamIsCut() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            String line = "x".repeat(random.nextInt(5) == 0 ? random.nextInt(20_000) : random.nextInt(80)) + number;
            expected.add(line);
            text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        EventLines lines = new EventLines(new Dripping(bytes, bytes.length, random));
        List<String> found = new ArrayList<>();
        while (lines.advance()) {
            found.add(new String(lines.buffer(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(lines.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void passesOverALineTooLongToKeep() throws IOException {
        byte[] unit = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        long tooLong = EventLines.LONGEST + 12_345L;
        InputStream endless = new Dripping(unit, tooLong, new Random(1));
        InputStream rest = new Dripping("\nlast\n".getBytes(StandardCharsets.UTF_8), 6, new Random(1));
        EventLines lines = new EventLines(new SequenceInputStream(endless, rest));
        assertThat(lines.advance()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.advance()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(new String(lines.buffer(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8))
                .isEqualTo("last");
        assertThat(lines.advance()).isFalse();
    }

    /** Gives the same bytes again and again up to a length, in pieces of chance. */
    private static final class Dripping extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private final long length;
        private long at;

        Dripping(byte[] bytes, long length, Random random) {
            this.bytes = bytes;
            this.length = length;
            this.random = random;
        }

        @Override
        public int read() {
            return at == length ? -1 : bytes[(int) (at++ % bytes.length)];
        }

        @Override
        public int read(byte[] target, int offset, int most) {
            if (at == length) {
                return -1;
            }
            int count = (int) Math.min(Math.min(most, length - at), 1 + random.nextInt(1 << 16));
            for (int index = 0; index < count; index++) {
                target[offset + index] = bytes[(int) (at++ % bytes.length)];
            }
            return count;
        }
    }
}
