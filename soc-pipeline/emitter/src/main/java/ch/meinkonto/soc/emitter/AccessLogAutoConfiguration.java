package ch.meinkonto.soc.emitter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts caller, account and session of every request into the access log. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessLogAutoConfiguration {
    @Bean
    FilterRegistrationBean<AccessLogFilter> accessLogAddress() {
        return registration(AccessLogFilter.Knowledge.ADDRESS, Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Bean
    FilterRegistrationBean<AccessLogFilter> accessLogAccount() {
        return registration(AccessLogFilter.Knowledge.ACCOUNT, Ordered.LOWEST_PRECEDENCE);
    }

    private static FilterRegistrationBean<AccessLogFilter> registration(AccessLogFilter.Knowledge knowledge,
            int order) {
        FilterRegistrationBean<AccessLogFilter> registration = new FilterRegistrationBean<>(
                new AccessLogFilter(knowledge));
        registration.setName("accessLog" + knowledge);
        registration.setOrder(order);
        return registration;
    }
}
