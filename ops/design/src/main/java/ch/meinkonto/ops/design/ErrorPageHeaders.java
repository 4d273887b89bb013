package ch.meinkonto.ops.design;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * The headers of error pages that belong to no filter chain: a request that the firewall refuses never gets to one, and its
 * page would stand there without any protection.
 */
@AutoConfiguration
@ConditionalOnWebApplication
public class ErrorPageHeaders {
    @Bean
    FilterRegistrationBean<Filter> headersOfErrorPages() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            if (response instanceof HttpServletResponse page && request instanceof HttpServletRequest refused
                    && !page.containsHeader(SecurityHeaders.POLICY)) {
                SecurityHeaders.write(refused, page);
            }
            chain.doFilter(request, response);
        });
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
