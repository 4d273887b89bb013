package ch.meinkonto.soc.engine.enrich;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small files in MaxMind's format (MaxMind DB File Format Specification 2.0), IPv4 only. */
final class TestNetworkDatabase {
    private static final int EMPTY = -1;
    private static final byte[] MARKER = {(byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.',
            'c',
            'o', 'm'};

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[]{EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Adds a network with what is known of it: texts, numbers and maps of these. */
    TestNetworkDatabase with(String prefix, Map<String, Object> known) throws IOException {
        Prefix network = Prefix.parse(prefix);
        byte[] address = network.address().getAddress();
        int offset = data.size();
        write(data, known);
        int node = 0;
        for (int bit = 0; bit < network.length(); bit++) {
            int side = address[bit / 8] >> 7 - bit % 8 & 1;
            if (bit == network.length() - 1) {
                nodes.get(node)[side] = -2 - offset;
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.add(new int[]{EMPTY, EMPTY});
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int side : node) {
                int value = side == EMPTY ? nodes.size() : side >= 0 ? side : nodes.size() + 16 + (-2 - side);
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        }
        out.write(new byte[16]);
        data.writeTo(out);
        out.write(MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", (long) nodes.size());
        metadata.put("record_size", 24);
        metadata.put("ip_version", 4);
        metadata.put("database_type", "Test");
        metadata.put("languages", List.of("en"));
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_700_000_000L);
        metadata.put("description", Map.of("en", "Networks of a test"));
        write(out, metadata);
        return Files.write(file, out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, utf8.length);
                out.write(utf8);
            }
            case Double number -> {
                control(out, 3, 8);
                number(out, Double.doubleToLongBits(number), 8);
            }
            case Integer number -> {
                control(out, 5, 2);
                number(out, number, 2);
            }
            case Long number -> {
                control(out, 6, 4);
                number(out, number, 4);
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(out, entry.getKey());
                    write(out, entry.getValue());
                }
            }
            case List<?> list -> {
                // An extended type: its number stands in a byte of its own.
                out.write(list.size());
                out.write(11 - 7);
                for (Object element : list) {
                    write(out, element);
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private static void control(ByteArrayOutputStream out, int type, int size) {
        if (size < 29) {
            out.write(type << 5 | size);
        } else {
            out.write(type << 5 | 29);
            out.write(size - 29);
        }
    }

    private static void number(ByteArrayOutputStream out, long number, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (number >> 8 * i));
        }
    }
}
