package ch.meinkonto.securitytests.headers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.securitytests.headers.Mark.Rule;

/** The rules about headers that say one thing. */
final class HeaderMarks {
    private static final long SIX_MONTHS_SECONDS = 15_768_000;
    private static final Pattern MAX_AGE = Pattern
            .compile("(?i)(?:^|;)\\s*max-age\\s*=\\s*\"?(\\d{1,15})\"?\\s*(?:;|$)");
    private static final Set<String> PRIVATE_REFERRERS = Set.of("no-referrer", "same-origin", "strict-origin",
            "strict-origin-when-cross-origin");
    private static final Set<String> OPEN_REFERRERS = Set.of("origin", "origin-when-cross-origin", "unsafe-url",
            "no-referrer-when-downgrade");

    private HeaderMarks() {}

    /** RFC 6797: a browser takes the header over a secure connection only. */
    static Mark transport(PageAnswer page) {
        if (!page.isSecure()) {
            return new Mark(Rule.STRICT_TRANSPORT_SECURITY, -20, "plain HTTP");
        }
        Optional<String> header = page.one("Strict-Transport-Security");
        if (header.isEmpty()) {
            return new Mark(Rule.STRICT_TRANSPORT_SECURITY, -20, "no header");
        }
        long seconds = maxAge(header.get());
        if (seconds < 0) {
            return new Mark(Rule.STRICT_TRANSPORT_SECURITY, -20, "not understood: " + header.get());
        }
        return new Mark(Rule.STRICT_TRANSPORT_SECURITY, seconds < SIX_MONTHS_SECONDS ? -10 : 0, header.get());
    }

    /** Whether a browser that was here once never asks over plain HTTP again. */
    static boolean protectsTransport(PageAnswer page) {
        return page.isSecure()
                && page.one("Strict-Transport-Security").map(HeaderMarks::maxAge).orElse(-1L) >= SIX_MONTHS_SECONDS;
    }

    private static long maxAge(String header) {
        Matcher age = MAX_AGE.matcher(header);
        return age.find() ? Long.parseLong(age.group(1)) : -1;
    }

    /** Whether other sites may read the page in the name of its reader. Asked with an origin of somebody else. */
    static Mark sharing(PageAnswer page) {
        String allowed = page.one("Access-Control-Allow-Origin").orElse("");
        boolean withCookies = page.one("Access-Control-Allow-Credentials").orElse("").equalsIgnoreCase("true");
        if (allowed.isEmpty()) {
            return new Mark(Rule.CROSS_ORIGIN_RESOURCE_SHARING, 0, "not shared");
        }
        return new Mark(Rule.CROSS_ORIGIN_RESOURCE_SHARING, withCookies ? -50 : 0, "shared with " + allowed);
    }

    static Mark referrer(PageAnswer page) {
        List<String> values = page.all("Referrer-Policy")
                .stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (values.isEmpty()) {
            return new Mark(Rule.REFERRER_POLICY, 0, "no header");
        }
        // A browser takes the last one that it knows.
        return values.reversed()
                .stream()
                .filter(value -> PRIVATE_REFERRERS.contains(value) || OPEN_REFERRERS.contains(value))
                .findFirst()
                .map(value -> new Mark(Rule.REFERRER_POLICY, PRIVATE_REFERRERS.contains(value) ? 5 : -5, value))
                .orElseGet(() -> new Mark(Rule.REFERRER_POLICY, -5, "not understood: " + values));
    }

    static Mark contentType(PageAnswer page) {
        String value = page.one("X-Content-Type-Options").orElse("no header");
        return new Mark(Rule.CONTENT_TYPE_OPTIONS, value.equalsIgnoreCase("nosniff") ? 0 : -5, value);
    }

    static Mark resources(PageAnswer page) {
        Optional<String> header = page.one("Cross-Origin-Resource-Policy");
        int points = switch (header.orElse("").toLowerCase(Locale.ROOT)) {
            case "same-origin", "same-site" -> 10;
            case "cross-origin", "" -> 0;
            default -> -5;
        };
        return new Mark(Rule.CROSS_ORIGIN_RESOURCE_POLICY, points, header.orElse("no header"));
    }
}
