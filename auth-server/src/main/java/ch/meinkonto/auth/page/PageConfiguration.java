package ch.meinkonto.auth.page;

import java.security.SecureRandom;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Puts the page for bad moments in front of everything that can have one. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    /** After the character encoding, before Spring Session (whose order is 50 above the least). */
    private static final int BEFORE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<Unavailable> unavailable(SpringTemplateEngine templates, LocaleResolver locales,
            @Value("${meinkonto.portal-url}") String portalUrl) {
        FilterRegistrationBean<Unavailable> registration = new FilterRegistrationBean<>(
                new Unavailable(templates, locales, portalUrl,
                        new WaitingPage(templates, locales, portalUrl, new SecureRandom())));
        registration.setOrder(BEFORE_SESSIONS);
        return registration;
    }
}
