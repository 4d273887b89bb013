package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.portal.cityservice.CaseNotFound;

/** The services on the platform; gives controllers the one of the address, by {@code service} or {@code collection}. */
@Component
class OnlineServices implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final List<OnlineService> services;

    OnlineServices(List<OnlineService> services) {
        this.services = List.copyOf(services);
    }

    List<OnlineService> all() {
        return services;
    }

    /** The service with this name. */
    Optional<OnlineService> named(String name) {
        return services.stream().filter(service -> service.city().name().equals(name)).findFirst();
    }

    /** Whether a service itself lists what its requests became. */
    boolean listByThemselves(String name) {
        return named(name).filter(OnlineService::listsByItself).isPresent();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OnlineService.class;
    }

    @Override
    public OnlineService resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                RequestAttributes.SCOPE_REQUEST);
        Map<?, ?> path = variables instanceof Map<?, ?> map ? map : Map.of();
        String address = String.valueOf(path.get(path.containsKey("service") ? "service" : "collection"));
        return services.stream()
                .filter(service -> service.city().name().equals(address)
                        || service.city().collection().equals(address))
                .findFirst()
                .orElseThrow(() -> CaseNotFound.unknown("service", address));
    }
}
