package ch.meinkonto.soc.engine.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The built-in table: addresses that nobody has on the Internet, reserved for documentation and tests. Each range is given
 * an invented place and a system number that is reserved as well, so that attacks can be played and detections tested
 * without any database. Of every other address it knows nothing.
 */
final class ReservedNetworks implements Networks {
    private static final String TABLE = "reserved-networks.csv";

    private final List<Entry> entries;

    private record Entry(Prefix prefix, Network network) {}

    ReservedNetworks() {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReservedNetworks.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            entries = table.lines().filter(line -> !line.startsWith("#")).map(ReservedNetworks::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Network of(InetAddress address) {
        for (Entry entry : entries) {
            if (entry.prefix().contains(address)) {
                return entry.network();
            }
        }
        return Network.UNKNOWN;
    }

    private static Entry entry(String line) {
        String[] columns = line.split(";", -1);
        return new Entry(Prefix.parse(columns[0]), new Network(text(columns[1]), text(columns[2]), text(columns[3]),
                columns[4].isEmpty() ? null : Long.valueOf(columns[4]), text(columns[5])));
    }

    private static @Nullable String text(String column) {
        return column.isEmpty() ? null : column;
    }
}
