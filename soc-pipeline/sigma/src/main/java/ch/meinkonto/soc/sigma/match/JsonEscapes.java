package ch.meinkonto.soc.sigma.match;

/** JSON string escapes (RFC 8259, section 7) turned into UTF-8. */
final class JsonEscapes {
    private static final int REPLACEMENT = 0xfffd;

    private JsonEscapes() {}

    /**
     * Copies a text without its escapes. Half of a surrogate pair becomes the replacement character. The text was scanned
     * before: no escape is cut off.
     *
     * @return where the copy ends; {@code -end - 1} where an escape gave a character beyond ASCII
     */
    static int unescape(byte[] source, int from, int to, byte[] target, int at) {
        boolean beyondAscii = false;
        int read = from;
        int write = at;
        while (read < to) {
            byte octet = source[read++];
            if (octet != '\\') {
                target[write++] = octet;
                continue;
            }
            byte kind = source[read++];
            if (kind != 'u') {
                target[write++] = simple(kind);
                continue;
            }
            int character = hex(source, read);
            read += 4;
            if (Character.isHighSurrogate((char) character) && read + 6 <= to && source[read] == '\\'
                    && source[read + 1] == 'u' && Character.isLowSurrogate((char) hex(source, read + 2))) {
                character = Character.toCodePoint((char) character, (char) hex(source, read + 2));
                read += 6;
            } else if (Character.isSurrogate((char) character)) {
                character = REPLACEMENT;
            }
            beyondAscii |= character > 0x7f;
            write = encode(character, target, write);
        }
        return beyondAscii ? -write - 1 : write;
    }

    /** Whether a backslash at this place begins an escape that is whole; {@code at} is the byte behind the backslash. */
    static boolean isWhole(byte[] source, int at, int to) {
        if (at >= to) {
            return false;
        }
        return switch (source[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> at + 4 < to && isHex(source[at + 1]) && isHex(source[at + 2]) && isHex(source[at + 3])
                    && isHex(source[at + 4]);
            default -> false;
        };
    }

    private static byte simple(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    private static int encode(int character, byte[] target, int at) {
        int write = at;
        if (character < 0x80) {
            target[write++] = (byte) character;
        } else if (character < 0x800) {
            target[write++] = (byte) (0xc0 | character >> 6);
            target[write++] = (byte) (0x80 | character & 0x3f);
        } else if (character < 0x10000) {
            target[write++] = (byte) (0xe0 | character >> 12);
            target[write++] = (byte) (0x80 | character >> 6 & 0x3f);
            target[write++] = (byte) (0x80 | character & 0x3f);
        } else {
            target[write++] = (byte) (0xf0 | character >> 18);
            target[write++] = (byte) (0x80 | character >> 12 & 0x3f);
            target[write++] = (byte) (0x80 | character >> 6 & 0x3f);
            target[write++] = (byte) (0x80 | character & 0x3f);
        }
        return write;
    }

    private static boolean isHex(byte octet) {
        return Character.digit(octet, 16) >= 0;
    }

    private static int hex(byte[] source, int at) {
        int value = 0;
        for (int index = at; index < at + 4; index++) {
            value = value << 4 | Character.digit(source[index], 16);
        }
        return value;
    }
}
