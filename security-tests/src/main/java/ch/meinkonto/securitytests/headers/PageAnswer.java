package ch.meinkonto.securitytests.headers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a page answered.
 *
 * @param address under which a browser knows it; its scheme decides what is secure
 * @param headers all values by name, in any case
 * @param html the page
 */
public record PageAnswer(URI address, Map<String, List<String>> headers, String html) {
    public PageAnswer {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = byName;
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The last value, which browsers take where one header comes twice. */
    Optional<String> one(String name) {
        return all(name).isEmpty() ? Optional.empty() : Optional.of(all(name).getLast().strip());
    }

    boolean isSecure() {
        return "https".equals(address.getScheme());
    }
}
