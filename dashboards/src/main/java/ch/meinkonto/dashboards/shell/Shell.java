package ch.meinkonto.dashboards.shell;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.dashboards.access.Analysts;
import ch.meinkonto.dashboards.alerts.AlertCounts;
import ch.meinkonto.dashboards.alerts.Alerts;
import ch.meinkonto.dashboards.index.IndexUnavailable;
import ch.meinkonto.dashboards.pipeline.Pipeline;
import ch.meinkonto.dashboards.pipeline.PipelineState;

/** Gives every page what stands around it; figures only to analysts. */
@Configuration(proxyBeanMethods = false)
class Shell implements HandlerInterceptor, WebMvcConfigurer {
    private final Pipeline pipeline;
    private final Alerts alerts;
    private final Clock clock;

    Shell(Pipeline pipeline, Alerts alerts, Clock clock) {
        this.pipeline = pipeline;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            surround(request, page.getModelMap());
        }
    }

    /** Adds theme, address, strip and the analyst's name to the model of a page. */
    void surround(HttpServletRequest request, ModelMap model) {
        model.put("theme", Theme.of(request).code());
        model.put("here", here(request));
        model.put("switchLanguage", switchLanguage(request));
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean analyst = authentication != null && authentication.getAuthorities()
                .stream()
                .anyMatch(granted -> "ROLE_ANALYST".equals(granted.getAuthority()));
        if (authentication != null && analyst) {
            PipelineState state = pipeline.state();
            model.put("pipeline", state);
            model.put("me", Analysts.of(authentication));
            model.put("shellCounts", state.reachable() ? counts() : AlertCounts.NONE);
        }
        model.put("renderedAt", clock.instant());
    }

    private AlertCounts counts() {
        try {
            return alerts.counts();
        } catch (IndexUnavailable _) {
            return AlertCounts.NONE;
        }
    }

    private static String here(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    /** The address of this page up to the value of the parameter that chooses the language. */
    private static String switchLanguage(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String others = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("lang="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        return request.getRequestURI() + "?" + others + "lang=";
    }
}
