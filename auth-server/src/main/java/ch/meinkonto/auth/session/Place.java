package ch.meinkonto.auth.session;

import java.io.Serializable;
import java.net.InetAddress;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From where somebody uses their account, as far as they need it to say "that was me".
 *
 * @param network the first three numbers of an IPv4 address, the first three groups of an IPv6 address; the rest is nobody's
 *        business. Empty where it is not known
 * @param name browser and system, for example {@code Firefox, Windows}; empty where neither is known
 */
public record Place(String network, String name) implements Serializable {
    /** Where nobody knows. */
    public static final Place UNKNOWN = new Place("", "");

    private static final long serialVersionUID = 1;
    private static final int IPV4_BYTES = 4;

    /** More telling marks first: every browser also claims to be several others. */
    private static final List<Mark> BROWSERS = List.of(new Mark("Edg", "Edge"), new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"), new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"), new Mark("CriOS/", "Chrome"), new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(new Mark("Android", "Android"), new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"), new Mark("Windows", "Windows"), new Mark("CrOS", "ChromeOS"),
            new Mark("Mac OS X", "macOS"), new Mark("Linux", "Linux"));

    private record Mark(String text, String name) {}

    /** The sender of a request. */
    public static Place of(HttpServletRequest request) {
        return new Place(network(request.getRemoteAddr()), name(request.getHeader("User-Agent")));
    }

    /** The sender of the request that is served on this thread; unknown where there is none. */
    public static Place current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : UNKNOWN;
    }

    static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address.replaceAll("[\\[\\]]|%.*", "")).getAddress();
            return bytes.length == IPV4_BYTES
                    ? String.format("%d.%d.%d.*", bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
                    : String.format("%x:%x:%x:*", group(bytes, 0), group(bytes, 2), group(bytes, 4));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static String name(@Nullable String userAgent) {
        if (userAgent == null) {
            return "";
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream().filter(mark -> userAgent.contains(mark.text())).map(Mark::name).findFirst().orElse("");
    }

    private static int group(byte[] bytes, int start) {
        return (bytes[start] & 0xff) << Byte.SIZE | bytes[start + 1] & 0xff;
    }
}
