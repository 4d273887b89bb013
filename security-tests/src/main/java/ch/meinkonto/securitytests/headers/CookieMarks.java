package ch.meinkonto.securitytests.headers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import ch.meinkonto.securitytests.headers.Mark.Rule;

/** The rules about cookies: the worst one counts. */
final class CookieMarks {
    private CookieMarks() {}

    /**
     * Looks at all cookies that a page sets.
     *
     * @param protectedTransport whether a browser would send none over plain HTTP anyway
     */
    static Mark cookies(PageAnswer page, boolean protectedTransport) {
        List<String> cookies = page.all("Set-Cookie");
        if (cookies.isEmpty()) {
            return new Mark(Rule.COOKIES, 0, "none");
        }
        return cookies.stream()
                .flatMap(cookie -> Cookie.of(cookie).marks(protectedTransport))
                .min(Comparator.comparingInt(Mark::points))
                .orElseThrow();
    }

    private record Cookie(String name, Map<String, String> attributes) {
        static Cookie of(String header) {
            String[] parts = header.split(";");
            Map<String, String> attributes = new HashMap<>();
            for (String part : parts) {
                String[] pair = part.strip().split("=", 2);
                attributes.put(pair[0].toLowerCase(Locale.ROOT), pair.length == 1 ? "" : pair[1].strip());
            }
            return new Cookie(parts[0].split("=", 2)[0].strip(), attributes);
        }

        Stream<Mark> marks(boolean protectedTransport) {
            boolean session = isNamed("sess") || isNamed("login");
            boolean secure = attributes.containsKey("secure");
            String sameSite = attributes.getOrDefault("samesite", "").toLowerCase(Locale.ROOT);
            Stream.Builder<Mark> marks = Stream.builder();
            if (!secure) {
                int points = session ? protectedTransport ? -10 : -40 : protectedTransport ? -5 : -20;
                marks.add(new Mark(Rule.COOKIES, points, name + " without Secure"));
            }
            if (session && !attributes.containsKey("httponly")) {
                marks.add(new Mark(Rule.COOKIES, -30, name + " can be read by scripts"));
            }
            if (attributes.containsKey("samesite") && !List.of("strict", "lax", "none").contains(sameSite)
                    || sameSite.equals("none") && !secure) {
                marks.add(new Mark(Rule.COOKIES, -20, name + " with SameSite " + sameSite));
            }
            if (isNamed("csrf") && sameSite.isEmpty()) {
                marks.add(new Mark(Rule.COOKIES, -20, name + " without SameSite"));
            }
            return marks.add(new Mark(Rule.COOKIES, sameSite.isEmpty() ? 0 : 5, name + " as it should be")).build();
        }

        private boolean isNamed(String part) {
            return name.toLowerCase(Locale.ROOT).contains(part);
        }
    }
}
