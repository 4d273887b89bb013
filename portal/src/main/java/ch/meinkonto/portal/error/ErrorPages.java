package ch.meinkonto.portal.error;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.page.Traces;

/** Chooses what a person reads when a page cannot be shown. */
@Component
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status,
            Map<String, @Nullable Object> ignored) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("kind", kindOf(status));
        model.put("traceId", status.is5xxServerError() ? Traces.currentId() : null);
        return new ModelAndView("error/error", model, status);
    }

    private static String kindOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.is4xxClientError() ? "request" : "failure";
        };
    }
}
