package ch.meinkonto.securitytests.headers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.securitytests.headers.Mark.Rule;

/** The rules about the content security policy (W3C Content Security Policy Level 3), and about frames, which it decides too. */
final class PolicyMarks {
    private static final Set<String> ANYWHERE = Set.of("*", "http:", "https:", "ftp:", "http://*", "http://*.*",
            "https://*", "https://*.*");
    private static final Set<String> INLINE = Set.of("'unsafe-inline'", "data:");
    private static final Set<String> PASSIVE = Set.of("img-src", "media-src");

    private PolicyMarks() {}

    /** A browser enforces all policies it gets, so the best of them counts. */
    static Mark policy(PageAnswer page) {
        return policies(page).stream()
                .map(policy -> mark(policy, page.isSecure()))
                .max(Comparator.comparingInt(Mark::points))
                .orElse(new Mark(Rule.CONTENT_SECURITY_POLICY, -25, "no policy"));
    }

    static Mark frames(PageAnswer page) {
        boolean byPolicy = policies(page).stream()
                .map(policy -> policy.get("frame-ancestors"))
                .anyMatch(allowed -> allowed != null && !isAny(allowed, ANYWHERE));
        if (byPolicy) {
            return new Mark(Rule.FRAMES, 5, "frame-ancestors");
        }
        String header = page.one("X-Frame-Options").orElse("no header").toUpperCase(Locale.ROOT);
        boolean known = header.equals("DENY") || header.equals("SAMEORIGIN") || header.startsWith("ALLOW-FROM ");
        return new Mark(Rule.FRAMES, known ? 0 : -20, header);
    }

    private static Mark mark(Map<String, List<String>> policy, boolean secure) {
        List<String> scripts = sources(policy, "script-src");
        List<String> styles = sources(policy, "style-src");
        List<String> objects = sources(policy, "object-src");
        if (isAny(scripts, ANYWHERE) || isAny(scripts, INLINE) || isAny(objects, ANYWHERE)) {
            return new Mark(Rule.CONTENT_SECURITY_POLICY, -20, "scripts or objects from anywhere");
        }
        if (secure && policy.entrySet()
                .stream()
                .filter(directive -> !PASSIVE.contains(directive.getKey()))
                .anyMatch(directive -> isInsecure(directive.getValue()))) {
            return new Mark(Rule.CONTENT_SECURITY_POLICY, -20, "an address with plain HTTP");
        }
        if (scripts.contains("'unsafe-eval'") || styles.contains("'unsafe-eval'")) {
            return new Mark(Rule.CONTENT_SECURITY_POLICY, -10, "text becomes script");
        }
        if (secure && PASSIVE.stream().anyMatch(directive -> isInsecure(sources(policy, directive)))) {
            return new Mark(Rule.CONTENT_SECURITY_POLICY, -10, "pictures over plain HTTP");
        }
        if (isAny(styles, ANYWHERE) || isAny(styles, INLINE)) {
            return new Mark(Rule.CONTENT_SECURITY_POLICY, 0, "styles from anywhere");
        }
        boolean nothing = List.of("'none'").equals(policy.get("default-src"));
        return new Mark(Rule.CONTENT_SECURITY_POLICY, nothing ? 10 : 5, nothing ? "begins with nothing" : "safe");
    }

    /** A nonce or a digest makes browsers forget what is allowed for those that know neither. */
    private static List<String> sources(Map<String, List<String>> policy, String directive) {
        List<String> sources = policy.getOrDefault(directive, policy.getOrDefault("default-src", List.of("*")));
        boolean chosen = sources.stream().anyMatch(source -> source.startsWith("'nonce-") || source.startsWith("'sha"));
        return chosen ? sources.stream().filter(source -> !source.equals("'unsafe-inline'")).toList() : sources;
    }

    private static boolean isAny(Collection<String> sources, Set<String> of) {
        return sources.stream().anyMatch(of::contains);
    }

    private static boolean isInsecure(Collection<String> sources) {
        return sources.stream().anyMatch(source -> source.startsWith("http:") || source.startsWith("ftp:"));
    }

    private static List<Map<String, List<String>>> policies(PageAnswer page) {
        return page.all("Content-Security-Policy")
                .stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(PolicyMarks::parse)
                .filter(policy -> !policy.isEmpty())
                .toList();
    }

    /** Section 2.2.1: where a directive comes twice, the first counts. */
    private static Map<String, List<String>> parse(String policy) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        Stream.of(policy.split(";"))
                .map(directive -> List.of(directive.strip().toLowerCase(Locale.ROOT).split("\\s+")))
                .filter(words -> !words.getFirst().isEmpty())
                .forEach(words -> directives.putIfAbsent(words.getFirst(), words.subList(1, words.size())));
        return directives;
    }
}
