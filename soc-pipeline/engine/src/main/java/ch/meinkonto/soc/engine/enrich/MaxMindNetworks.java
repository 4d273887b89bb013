package ch.meinkonto.soc.engine.enrich;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A file in MaxMind's format (MaxMind DB File Format Specification 2.0): of cities, of countries, or of autonomous systems.
 * Fields are those of the GeoLite2 and GeoIP2 databases; other publishers use the same.
 */
final class MaxMindNetworks implements Networks, AutoCloseable {
    private final Reader reader;

    /**
     * @throws IOException when there is no such file, or it is not in that format
     */
    MaxMindNetworks(Path file) throws IOException {
        this.reader = new Reader(file.toFile(), new CHMCache());
    }

    @Override
    public Network of(InetAddress address) {
        try {
            Map<?, ?> found = reader.get(address, Map.class);
            return found == null ? Network.UNKNOWN : network(found);
        } catch (IOException e) {
            // A page of the file that is damaged: the event is worth more than its place.
            return Network.UNKNOWN;
        }
    }

    private static Network network(Map<?, ?> found) {
        Object latitude = at(found, "location", "latitude");
        Object longitude = at(found, "location", "longitude");
        String location = latitude == null || longitude == null ? null : latitude + "," + longitude;
        return new Network(text(at(found, "country", "iso_code")), text(at(found, "city", "names", "en")), location,
                at(found, "autonomous_system_number") instanceof Number number ? number.longValue() : null,
                text(at(found, "autonomous_system_organization")));
    }

    private static @Nullable Object at(Map<?, ?> map, String... path) {
        Object value = map;
        for (String step : path) {
            value = value instanceof Map<?, ?> level ? level.get(step) : null;
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
