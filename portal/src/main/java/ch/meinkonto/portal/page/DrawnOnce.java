package ch.meinkonto.portal.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is read once while a page is drawn, however many parts of it ask: a page shows one state of things, and the database is
 * asked once. Only where nothing is changed (GET); whatever is decided is decided by what holds at that moment.
 */
public final class DrawnOnce {
    private static final String READ = DrawnOnce.class.getName() + ".read";

    private DrawnOnce() {}

    /**
     * What was read before for this page, or is read now.
     *
     * @param what tells it from everything else that is read, for instance a record of the reader's own
     * @param reading reads it, never null
     */
    @SuppressWarnings("unchecked") // under a key that only its reader can make stands what that reader read
    public static <T> T of(Object what, Supplier<T> reading) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
                || !"GET".equals(attributes.getRequest().getMethod())) {
            return reading.get();
        }
        Map<Object, Object> read = readBy(attributes.getRequest());
        Object known = read.get(what);
        if (known == null) {
            known = reading.get();
            read.put(what, known);
        }
        return (T) known;
    }

    @SuppressWarnings("unchecked") // nobody else knows the name
    private static Map<Object, Object> readBy(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof Map<?, ?> read) {
            return (Map<Object, Object>) read;
        }
        Map<Object, Object> none = new HashMap<>();
        request.setAttribute(READ, none);
        return none;
    }
}
