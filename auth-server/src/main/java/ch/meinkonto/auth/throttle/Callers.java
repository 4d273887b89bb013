package ch.meinkonto.auth.throttle;

import java.net.InetAddress;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells where requests come from. */
@Component
public class Callers {
    private final Set<InetAddress> exempt;

    Callers(ThrottleSettings settings) {
        this.exempt = Set.copyOf(settings.exemptAddresses());
    }

    /** The sender of this request. */
    public Caller of(HttpServletRequest request) {
        return Caller.of(request.getRemoteAddr(), exempt);
    }

    /** The request that is being served on this thread. */
    HttpServletRequest currentRequest() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
