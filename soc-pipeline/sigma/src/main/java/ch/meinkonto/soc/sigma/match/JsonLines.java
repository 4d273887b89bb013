package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;

/**
 * Reads one JSON object (RFC 8259) into a {@link FlatEvent}, without an object per value. Nested objects become dotted names,
 * lists several values of one name, nulls nothing.
 *
 * <p>
 * Lenient where refusing would hide an event from detection: control characters may stand in a text, invalid UTF-8 becomes
 * the replacement character, and a name that stands twice has both values. One per thread.
 */
final class JsonLines {
    private static final int DEEPEST = 100;
    private static final long QUOTES = Words.repeat('"');
    private static final long BACKSLASHES = Words.repeat('\\');

    private final FlatEvent event;
    private final FieldNames names;
    private final boolean everyValue;
    private byte[] path = new byte[256];
    private byte[] line = path;
    private int from;
    private int at;
    private int to;
    private boolean escaped;
    private boolean beyondAscii;

    /**
     * @param everyValue whether values of fields that no rule asks for are wanted too, for keywords
     */
    JsonLines(FlatEvent event, boolean everyValue) {
        this.event = event;
        this.names = event.names();
        this.everyValue = everyValue;
    }

    /**
     * Fills the event from the bytes between {@code start} and {@code end}.
     *
     * @throws IllegalArgumentException where they are not one JSON object, with the place
     */
    void read(byte[] buffer, int start, int end) {
        line = buffer;
        from = start;
        at = start;
        to = end;
        event.clear();
        blanks();
        expect('{');
        members(0, 0);
        blanks();
        if (at < to) {
            throw wrong();
        }
    }

    /** The members of an object whose opening bracket was taken; {@code prefix} bytes of the path lead to it. */
    private void members(int depth, int prefix) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the event is nested deeper than " + DEEPEST);
        }
        blanks();
        if (take('}')) {
            return;
        }
        do {
            blanks();
            expect('"');
            int start = at;
            int end = text();
            boolean plainTop = depth == 0 && !escaped;
            int length = plainTop ? -1 : extend(prefix, start, end, depth > 0);
            blanks();
            expect(':');
            blanks();
            if (plainTop && at < to && line[at] != '{' && line[at] != '[') {
                scalar(names.numberOf(line, start, end));
            } else {
                value(depth, plainTop ? extend(0, start, end, false) : length);
            }
            blanks();
        } while (take(','));
        expect('}');
    }

    private void value(int depth, int length) {
        if (at >= to) {
            throw wrong();
        }
        switch (line[at]) {
            case '{' -> {
                at++;
                members(depth + 1, length);
            }
            case '[' -> {
                at++;
                elements(depth + 1, length);
            }
            default -> scalar(length > names.longest() ? FieldNames.UNKNOWN : names.numberOf(path, 0, length));
        }
    }

    private void elements(int depth, int length) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the event is nested deeper than " + DEEPEST);
        }
        blanks();
        if (take(']')) {
            return;
        }
        do {
            blanks();
            value(depth, length);
            blanks();
        } while (take(','));
        expect(']');
    }

    private void scalar(int field) {
        if (at >= to) {
            throw wrong();
        }
        int start = at;
        switch (line[at]) {
            case '"' -> {
                at++;
                int end = text();
                if (field >= 0 || everyValue) {
                    event.add(field, line, start + 1, end, escaped, beyondAscii);
                }
            }
            case 'n' -> word("null");
            case 't' -> note(field, start, word("true"));
            case 'f' -> note(field, start, word("false"));
            default -> note(field, start, number());
        }
    }

    private void note(int field, int start, int end) {
        if (field >= 0 || everyValue) {
            event.add(field, line, start, end, false, false);
        }
    }

    /** Appends a name to the path, as far as a name that long can have a number; returns the new length. */
    private int extend(int prefix, int start, int end, boolean dotted) {
        int needed = prefix + end - start + 1;
        if (prefix > names.longest() || needed > names.longest() * 6 + 8) {
            return names.longest() + 1;
        }
        if (path.length < needed) {
            path = Arrays.copyOf(path, needed * 2);
        }
        int write = prefix;
        if (dotted) {
            path[write++] = '.';
        }
        if (escaped) {
            int written = JsonEscapes.unescape(line, start, end, path, write);
            return written < 0 ? -written - 1 : written;
        }
        System.arraycopy(line, start, path, write, end - start);
        return write + end - start;
    }

    /** Walks over a text whose opening quote was taken; returns where it ends, before the closing quote. */
    private int text() {
        long high = 0;
        escaped = false;
        while (at + 8 <= to) {
            long word = (long) Words.LONG.get(line, at);
            long stop = Words.zeroes(word ^ QUOTES) | Words.zeroes(word ^ BACKSLASHES);
            if (stop == 0) {
                high |= word;
                at += 8;
                continue;
            }
            int before = Long.numberOfTrailingZeros(stop) >>> 3;
            if (before > 0) {
                high |= Words.first(word, before);
            }
            at += before;
            if (line[at] == '"') {
                beyondAscii = (high & Words.HIGH_BITS) != 0;
                return at++;
            }
            escape();
        }
        while (at < to) {
            byte octet = line[at];
            if (octet == '"') {
                beyondAscii = (high & Words.HIGH_BITS) != 0;
                return at++;
            }
            if (octet == '\\') {
                escape();
            } else {
                high |= octet & 0x80;
                at++;
            }
        }
        throw wrong();
    }

    private void escape() {
        if (!JsonEscapes.isWhole(line, at + 1, to)) {
            throw wrong();
        }
        escaped = true;
        at += 2;
    }

    private int word(String word) {
        for (int index = 0; index < word.length(); index++) {
            expect(word.charAt(index));
        }
        return at;
    }

    /** {@code -?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?} */
    private int number() {
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        return at;
    }

    private void digits() {
        int start = at;
        while (at < to && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
    }

    private void blanks() {
        while (at < to && line[at] <= ' ' && (line[at] == ' ' || line[at] == '\t' || line[at] == '\n'
                || line[at] == '\r')) {
            at++;
        }
    }

    private boolean take(char wanted) {
        if (at < to && line[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw wrong();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(at >= to
                ? "the JSON object ends too early"
                : "not a JSON object: wrong at byte " + (at - from + 1));
    }
}
