package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;

/** Matches a whole value, as UTF-8, against a pattern with wildcards: {@link Glob} on bytes. */
interface BytePattern {
    /** Whether the bytes between {@code from} and {@code to} match. */
    boolean matches(byte[] value, int from, int to);

    static BytePattern of(TextPattern pattern) {
        List<Part> parts = pattern.parts();
        if (!pattern.hasWildcard()) {
            byte[] text = utf8(pattern.text());
            return (value, from, to) -> Arrays.equals(value, from, to, text, 0, text.length);
        }
        if (parts.stream().allMatch(Part.AnyRun.class::isInstance)) {
            return (value, from, to) -> true;
        }
        boolean openStart = parts.getFirst() instanceof Part.AnyRun;
        boolean openEnd = parts.getLast() instanceof Part.AnyRun;
        if (parts.size() == 2 && openEnd && parts.getFirst() instanceof Part.Literal(String start)) {
            byte[] text = utf8(start);
            return (value, from, to) -> to - from >= text.length && stands(text, value, from);
        }
        if (parts.size() == 2 && openStart && parts.getLast() instanceof Part.Literal(String end)) {
            byte[] text = utf8(end);
            return (value, from, to) -> to - from >= text.length && stands(text, value, to - text.length);
        }
        if (parts.size() == 3 && openStart && openEnd && parts.get(1) instanceof Part.Literal(String inner)) {
            byte[] text = utf8(inner);
            return (value, from, to) -> find(text, value, from, to) >= 0;
        }
        return walk(parts);
    }

    /** Greedy with one step back, as in {@link Glob}; literals behind {@code *} are searched, not tried place by place. */
    private static BytePattern walk(List<Part> parts) {
        List<byte[]> texts = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (Part part : parts) {
            texts.add(part instanceof Part.Literal(String text) ? utf8(text) : new byte[0]);
            kinds.add(switch (part) {
                case Part.Literal ignored -> LITERAL;
                case Part.AnyCharacter ignored -> ONE;
                case Part.AnyRun ignored -> RUN;
            });
        }
        byte[][] literals = texts.toArray(byte[][]::new);
        int[] kind = kinds.stream().mapToInt(Integer::intValue).toArray();
        return (value, from, to) -> walk(literals, kind, value, from, to);
    }

    int LITERAL = 0;
    int ONE = 1;
    int RUN = 2;

    private static boolean walk(byte[][] literals, int[] kinds, byte[] value, int from, int to) {
        int part = 0;
        int at = from;
        int retryPart = -1;
        int retryAt = from;
        while (true) {
            if (part == kinds.length && at == to) {
                return true;
            }
            boolean moved = false;
            if (part < kinds.length) {
                switch (kinds[part]) {
                    case RUN -> {
                        retryPart = ++part;
                        retryAt = at;
                        moved = true;
                        if (part < kinds.length && kinds[part] == LITERAL) {
                            retryAt = find(literals[part], value, at, to);
                            if (retryAt < 0) {
                                return false;
                            }
                            at = retryAt;
                        }
                    }
                    case ONE -> {
                        if (at < to) {
                            at = nextCharacter(value, at, to);
                            part++;
                            moved = true;
                        }
                    }
                    default -> {
                        byte[] literal = literals[part];
                        if (to - at >= literal.length && stands(literal, value, at)) {
                            at += literal.length;
                            part++;
                            moved = true;
                        }
                    }
                }
            }
            if (!moved) {
                if (retryPart < 0 || retryAt >= to) {
                    return false;
                }
                retryAt = nextCharacter(value, retryAt, to);
                at = retryAt;
                part = retryPart;
                if (part < kinds.length && kinds[part] == LITERAL) {
                    at = find(literals[part], value, retryAt, to);
                    if (at < 0) {
                        return false;
                    }
                    retryAt = at;
                }
            }
        }
    }

    private static int nextCharacter(byte[] value, int at, int to) {
        int next = at + 1;
        while (next < to && (value[next] & 0xc0) == 0x80) {
            next++;
        }
        return next;
    }

    private static boolean stands(byte[] text, byte[] value, int at) {
        return Arrays.equals(value, at, at + text.length, text, 0, text.length);
    }

    /** Where the text first stands between {@code from} and {@code to}, or -1. */
    private static int find(byte[] text, byte[] value, int from, int to) {
        int last = to - text.length;
        if (text.length >= 4) {
            int gram = (int) Words.INT.get(text, 0);
            for (int at = from; at <= last; at++) {
                if ((int) Words.INT.get(value, at) == gram && stands(text, value, at)) {
                    return at;
                }
            }
            return -1;
        }
        if (text.length == 0) {
            return from;
        }
        byte first = text[0];
        for (int at = from; at <= last; at++) {
            if (value[at] == first && stands(text, value, at)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
