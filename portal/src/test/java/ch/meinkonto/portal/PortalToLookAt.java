package ch.meinkonto.portal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.portal.buildingservice.Building;
import ch.meinkonto.portal.move.RecordingRegisters;
import ch.meinkonto.portal.taxextension.RecordingTaxRegister;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/**
 * The portal alone, to look at its pages while working on them: {@code /test/sign-in?as=Anna+Muster&role=RESIDENT} signs in
 * without an identity provider, {@code /test/today?day=2027-02-15} moves the clock, {@code /test/settle?case=…} and {@code /test/fail?case=…} end a payment. Never part of the
 * application.
 */
public final class PortalToLookAt {
    private PortalToLookAt() {}

    /** Starts it; the only argument is the port. */
    public static void main(String[] arguments) {
        TestPostgres.Database database = TestPostgres.database("portal");
        Map<String, String> settings = Map.of("spring.datasource.url", database.url(), "spring.datasource.username",
                database.user(), "spring.datasource.password", database.password(), "server.port", arguments[0],
                "spring.profiles.active", "local", "MEINKONTO_CLIENT_SECRET", "secret",
                "MEINKONTO_KEYS_ENCRYPTION_KEY", "0123456789abcdef".repeat(4), "MEINKONTO_PAYMENT_MERCHANT_ID",
                "1100000001", "MEINKONTO_PAYMENT_PASSWORD", "password");
        settings.forEach(System::setProperty);
        System.setProperty("MEINKONTO_PAYMENT_WEBHOOK_KEY", "fedcba9876543210".repeat(4));
        System.setProperty("MEINKONTO_PORTAL_URL", "http://localhost:" + arguments[0]);
        System.setProperty("spring.thymeleaf.cache", "false");
        SpringApplication portal = new SpringApplication(PortalApplication.class, Surroundings.class,
                RecordingTaxRegister.Examples.class, RecordingRegisters.Examples.class, Building.Configuration.class);
        portal.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("withoutTestConfigurations", new WithoutTestConfigurations()));
        portal.run(arguments);
    }

    /** As in tests, configurations of tests are not found by scanning. */
    private static final class WithoutTestConfigurations extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getAnnotationMetadata().hasAnnotation(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTestConfigurations;
        }

        @Override
        public int hashCode() {
            return WithoutTestConfigurations.class.hashCode();
        }
    }

    /** What stands around the portal. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        RecordingSecurityEvents securityEvents() {
            return new RecordingSecurityEvents();
        }

        @Bean
        @Primary
        RecordingPayments recordingPayments(ApplicationEventPublisher publisher,
                PlatformTransactionManager transactions) {
            return new RecordingPayments(publisher, new TransactionTemplate(transactions));
        }

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(Instant.now());
        }

        @Bean
        FilterRegistrationBean<Filter> levers(RecordingPayments payments, TestClock clock) {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletRequest http = (HttpServletRequest) request;
                switch (http.getRequestURI()) {
                    case "/test/sign-in" -> signIn(http);
                    case "/test/today" -> clock.setTo(LocalDate.parse(http.getParameter("day")));
                    case "/test/settle" -> payments.settle(http.getParameter("case"));
                    case "/test/fail" -> payments.fail(http.getParameter("case"), "declined");
                    default -> {
                        chain.doFilter(request, response);
                        return;
                    }
                }
                back((HttpServletResponse) response);
            });
            registration.setOrder(-1000);
            return registration;
        }

        private static void back(HttpServletResponse response) throws IOException {
            response.sendRedirect("/requests");
        }

        private static void signIn(HttpServletRequest request) {
            String name = request.getParameter("as");
            Instant now = Instant.now();
            OidcIdToken token = new OidcIdToken("token", now, now.plusSeconds(3600), Map.of("sub", "id-of-" + name,
                    "name", name, "email", "somebody@example.ch", "acr", "urn:meinkonto:acr:phishing-resistant",
                    "roles",
                    List.of(request.getParameter("role"))));
            var roles = Set.of(new SimpleGrantedAuthority("ROLE_" + request.getParameter("role")));
            OidcUser person = new DefaultOidcUser(roles, token);
            request.getSession()
                    .setAttribute("SPRING_SECURITY_CONTEXT",
                            new SecurityContextImpl(new OAuth2AuthenticationToken(person, roles, "meinkonto")));
        }
    }
}
