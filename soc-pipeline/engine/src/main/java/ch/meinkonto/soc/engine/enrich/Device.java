package ch.meinkonto.soc.engine.enrich;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a user agent says it is (ECS {@code user_agent.*}); what it does not say is null. Of no more worth than the word of
 * whoever sent it.
 *
 * @param name browser or program
 * @param version its version, digits and dots
 * @param system operating system
 * @param systemVersion its version, digits and dots
 * @param kind {@code PC}, {@code Mac}, {@code iPhone}, {@code iPad}, {@code Smartphone}, {@code Tablet}, {@code Program},
 *        {@code Scanner} or {@code Spider}
 */
public record Device(@Nullable String name, @Nullable String version, @Nullable String system,
        @Nullable String systemVersion, @Nullable String kind) {
    private static final int LONGEST_VERSION = 24;

    /** A word that gives an agent away, and what it is; longer and rarer words stand first. */
    private record Sign(String word, String name, @Nullable String kind) {}

    private static final List<Sign> PROGRAMS = List.of(
            new Sign("sqlmap/", "sqlmap", "Scanner"), new Sign("Nikto/", "Nikto", "Scanner"),
            new Sign("Nmap Scripting Engine", "Nmap", "Scanner"), new Sign("gobuster/", "gobuster", "Scanner"),
            new Sign("Fuzz Faster U Fool", "ffuf", "Scanner"), new Sign("feroxbuster/", "feroxbuster", "Scanner"),
            new Sign("WPScan", "WPScan", "Scanner"), new Sign("Nuclei", "Nuclei", "Scanner"),
            new Sign("masscan/", "masscan", "Scanner"), new Sign("zgrab/", "ZGrab", "Scanner"),
            new Sign("DirBuster", "DirBuster", "Scanner"), new Sign("OWASP ZAP", "ZAP", "Scanner"),
            new Sign("Googlebot/", "Googlebot", "Spider"), new Sign("bingbot/", "Bingbot", "Spider"),
            new Sign("curl/", "curl", "Program"), new Sign("Wget/", "Wget", "Program"),
            new Sign("python-requests/", "Python Requests", "Program"),
            new Sign("Python-urllib/", "Python urllib", "Program"), new Sign("aiohttp/", "aiohttp", "Program"),
            new Sign("Go-http-client/", "Go", "Program"), new Sign("Java-http-client/", "Java", "Program"),
            new Sign("okhttp/", "OkHttp", "Program"), new Sign("Apache-HttpClient/", "Apache HttpClient", "Program"),
            new Sign("PostmanRuntime/", "Postman", "Program"));
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg/", "Edge", null), new Sign("EdgA/", "Edge", null), new Sign("EdgiOS/", "Edge", null),
            new Sign("OPR/", "Opera", null), new Sign("SamsungBrowser/", "Samsung Internet", null),
            new Sign("Vivaldi/", "Vivaldi", null), new Sign("FxiOS/", "Firefox", null),
            new Sign("CriOS/", "Chrome", null), new Sign("HeadlessChrome/", "HeadlessChrome", null),
            new Sign("Firefox/", "Firefox", null), new Sign("Chrome/", "Chrome", null),
            new Sign("MSIE ", "Internet Explorer", null), new Sign("Trident/", "Internet Explorer", null));
    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Windows NT ", "Windows", "PC"), new Sign("iPhone OS ", "iOS", "iPhone"),
            new Sign("CPU OS ", "iPadOS", "iPad"), new Sign("Android ", "Android", "Tablet"),
            new Sign("CrOS ", "ChromeOS", "PC"), new Sign("Mac OS X ", "macOS", "Mac"),
            new Sign("Linux", "Linux", "PC"));

    /**
     * Reads the header. Every step is a search for a fixed word: whatever a caller sends, it costs no more than its length.
     */
    public static Device of(String userAgent) {
        Sign program = find(PROGRAMS, userAgent);
        if (program != null) {
            return new Device(program.name(), version(userAgent, program.word()), null, null, program.kind());
        }
        Sign system = find(SYSTEMS, userAgent);
        String name = null;
        String version = null;
        Sign browser = find(BROWSERS, userAgent);
        if (browser != null) {
            name = browser.name();
            version = version(userAgent, browser.word());
        } else if (userAgent.contains("Safari/") && userAgent.contains("Version/")) {
            name = "Safari";
            version = version(userAgent, "Version/");
        }
        return system == null
                ? new Device(name, version, null, null, null)
                : new Device(name, version, system.name(), version(userAgent, system.word()), kind(system, userAgent));
    }

    private static @Nullable Sign find(List<Sign> signs, String userAgent) {
        for (Sign sign : signs) {
            if (userAgent.contains(sign.word())) {
                return sign;
            }
        }
        return null;
    }

    private static @Nullable String kind(Sign system, String userAgent) {
        return system.name().equals("Android") && userAgent.contains("Mobile") ? "Smartphone" : system.kind();
    }

    /** Digits and dots after the word; Apple writes underscores in place of dots. */
    private static @Nullable String version(String userAgent, String word) {
        int from = userAgent.indexOf(word) + word.length();
        StringBuilder version = new StringBuilder();
        for (int i = from; i < userAgent.length() && version.length() < LONGEST_VERSION; i++) {
            char letter = userAgent.charAt(i);
            if (letter >= '0' && letter <= '9' || letter == '.' || letter == '_') {
                version.append(letter == '_' ? '.' : letter);
            } else {
                break;
            }
        }
        return version.isEmpty() ? null : version.toString();
    }
}
