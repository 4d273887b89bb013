package ch.meinkonto.portal.error;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.page.Traces;

/** Chooses what a person reads when a page cannot be shown. */
@Component
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> ignored) {
        ModelAndView page = new ModelAndView("error/error", status);
        page.addObject("kind", kindOf(status));
        // Who asked for what is not there needs no number; who met a fault of ours does.
        return status.is5xxServerError() ? page.addObject("traceId", Traces.currentId()) : page;
    }

    private static String kindOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case SERVICE_UNAVAILABLE -> "unavailable";
            case TOO_MANY_REQUESTS -> "too-many";
            default -> status.is4xxClientError() ? "request" : "failure";
        };
    }
}
