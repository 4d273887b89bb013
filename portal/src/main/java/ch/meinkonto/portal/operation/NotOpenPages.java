package ch.meinkonto.portal.operation;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.ServiceNotOpen;
import ch.meinkonto.portal.cityservice.ServiceState;

/**
 * What somebody reads when a service takes no requests: why, until when, and that their answers are kept. The questions below
 * {@code /service/apply} are not shown then; an answer that was on its way is kept nevertheless, only the request is refused.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class NotOpenPages implements HandlerInterceptor, WebMvcConfigurer, ErrorViewResolver {
    private static final String REFUSED = NotOpenPages.class.getName() + ".service";

    private final List<CityService> services;
    private final ServiceStateBook states;
    private final Clock clock;

    NotOpenPages(List<CityService> services, ServiceStateBook states, Clock clock) {
        this.services = List.copyOf(services);
        this.states = states;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(services.stream().map(service -> service.path() + "/apply/**").toList());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CityService service = serviceOf(request);
        if (service != null && request.getMethod().equals("GET") && handler instanceof HandlerMethod) {
            states.admit(service.name());
        }
        return true;
    }

    @ExceptionHandler
    void notOpen(ServiceNotOpen refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(REFUSED, refusal.service());
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status,
            Map<String, Object> ignored) {
        if (!(request.getAttribute(REFUSED) instanceof String service)) {
            return null;
        }
        return new ModelAndView("operation/not-open", status).addObject("service", service)
                .addObject("state", states.of(service));
    }

    /** On pages of a service that takes no requests today: its state. */
    @ModelAttribute("notOpen")
    @Nullable
    ServiceState notOpenOn(HttpServletRequest request) {
        CityService service = serviceOf(request);
        if (service == null) {
            return null;
        }
        ServiceState state = states.of(service.name());
        return state.isOpenOn(LocalDate.now(clock)) ? null : state;
    }

    @ModelAttribute("currentDay")
    LocalDate currentDay() {
        return LocalDate.now(clock);
    }

    private @Nullable CityService serviceOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        return services.stream()
                .filter(service -> path.equals(service.path()) || path.startsWith(service.path() + "/"))
                .findFirst()
                .orElse(null);
    }
}
