package ch.meinkonto.portal.access;

import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * For whom the person who is signed in stands in this one request. Whoever has checked that they may says so here, before a
 * controller is called; nothing of it outlives the request.
 */
public final class StandsFor {
    private static final String ATTRIBUTE = StandsFor.class.getName();

    private StandsFor() {}

    /** From here on controllers get another {@link Resident} than who signed in. */
    public static void set(HttpServletRequest request, UnaryOperator<Resident> standIn) {
        request.setAttribute(ATTRIBUTE, new StandIn(standIn));
    }

    /** Whether the person acts for somebody else in the request that is answered now; for what only chooses words. */
    public static boolean somebodyElse() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof StandIn;
    }

    static Resident resolve(NativeWebRequest request, Resident signedIn) {
        return request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof StandIn found
                ? found.standIn().apply(signedIn)
                : signedIn;
    }

    /** A type of its own: nothing else among the attributes is one. */
    private record StandIn(UnaryOperator<Resident> standIn) {}
}
