package ch.meinkonto.portal.limit;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.page.ProblemDocuments;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The limit of addresses stands before Spring Security and its look for the session, the limit of accounts behind it. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    /** Behind the filter that makes the request known to events (-105), before Spring Security (-100). */
    private static final int BEFORE_SECURITY = -103;
    private static final int BEHIND_SECURITY = -90;

    @Bean
    Limit addressLimit(LimitSettings settings, Clock clock) {
        return new Limit("portal-requests", "address", settings.address().burst(), settings.address().perMinute(),
                settings.remembered(), clock);
    }

    @Bean
    Limit accountLimit(LimitSettings settings, Clock clock) {
        return new Limit("portal-requests", "account", settings.account().burst(), settings.account().perMinute(),
                settings.remembered(), clock);
    }

    @Bean
    LimitReports limitReports(List<Limit> limits, SecurityEvents events) {
        return new LimitReports(limits, events);
    }

    @Bean
    FilterRegistrationBean<LimitFilter> addressLimitFilter(Limit addressLimit, LimitSettings settings,
            LimitReports reports, ProblemDocuments problems) {
        return registration("addressLimit", BEFORE_SECURITY, new LimitFilter(addressLimit,
                request -> Optional.of(Sender.of(request.getRemoteAddr(), settings.unlimited()))
                        .filter(sender -> !sender.unlimited())
                        .map(Sender::network),
                reports, problems));
    }

    @Bean
    FilterRegistrationBean<LimitFilter> accountLimitFilter(Limit accountLimit, LimitSettings settings,
            LimitReports reports, ProblemDocuments problems) {
        return registration("accountLimit", BEHIND_SECURITY, new LimitFilter(accountLimit,
                request -> Optional.of(request)
                        .filter(asked -> !Sender.of(asked.getRemoteAddr(), settings.unlimited()).unlimited())
                        .map(HttpServletRequest::getUserPrincipal)
                        .map(Principal::getName),
                reports, problems));
    }

    private static FilterRegistrationBean<LimitFilter> registration(String name, int order, LimitFilter filter) {
        FilterRegistrationBean<LimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
