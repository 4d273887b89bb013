package ch.meinkonto.portal.payment;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What all payment tests stand on: the package over HTTP, its database, and the real simulator as provider. */
@SpringBootTest(classes = PaymentTest.Application.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
abstract class PaymentTest {
    static final SteppableClock CLOCK = new SteppableClock();
    /** Of more than this one person alone gives nothing back by hand. */
    static final Money MOST_ALONE = Money.francs(150);
    static final String RESIDENT = "7a1e0d52-0000-4000-8000-000000000001";

    static TestPaymentProvider provider;
    private static String portal;

    @Autowired
    Payments payments;
    @Autowired
    FollowPayment follow;
    @Autowired
    PaymentPoller poller;
    @Autowired
    PaymentBook book;
    @Autowired
    RecordingSecurityEvents events;
    @Autowired
    RememberedCallers callers;
    @Autowired
    RecordingCityService cityService;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RememberedOrders orders;

    final String caseId = "PK-2026-" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @DynamicPropertySource
    static synchronized void settings(DynamicPropertyRegistry registry) throws Exception {
        if (provider == null) {
            provider = TestPaymentProvider.start(CLOCK);
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            portal = "http://localhost:" + port;
        }
        TestPostgres.Database database = TestPostgres.database("payment");
        Stream.of(List.of(provider.springProperties()), List.of(database.springProperties()),
                List.of("meinkonto.payment.portal=" + portal, "server.port=" + URI.create(portal).getPort(),
                        "server.address=127.0.0.1", "meinkonto.payment.read-timeout=2s",
                        "spring.flyway.locations=classpath:ch/meinkonto/portal/payment",
                        "spring.modulith.runtime.flyway-enabled=false"))
                .flatMap(List::stream)
                .map(property -> property.split("=", 2))
                .forEach(property -> registry.add(property[0], () -> property[1]));
    }

    @BeforeEach
    @AfterEach
    void behave() {
        provider.behave();
        cityService.fail(false);
    }

    PaymentRequest order() {
        return order(31200);
    }

    PaymentRequest order(long amountMinor) {
        return new PaymentRequest(caseId, "parking-permit", RESIDENT, amountMinor, "CHF", Locale.of("de", "CH"),
                "/parking-permit/requests/" + caseId + "/confirmation");
    }

    /** The newest attempt to pay the case. */
    Payment newest() {
        return book.ofCase(caseId).getFirst();
    }

    List<PaymentEvent> events(EventAction action) {
        return events.of(action).stream()
                .map(PaymentEvent.class::cast)
                .filter(event -> event.caseId().equals(caseId))
                .toList();
    }

    List<RefundEvent> refunds() {
        return events.of(EventAction.PAYMENT_REFUND).stream()
                .map(RefundEvent.class::cast)
                .filter(event -> event.caseId().equals(caseId))
                .toList();
    }

    List<String> ledger() {
        return jdbc.sql("""
                select kind || ' ' || e.amount_minor || ' ' || e.currency from payment.ledger_entry e
                    join payment.payment p on p.id = e.payment_id where p.case_id = ? order by e.id""")
                .param(caseId)
                .query(String.class)
                .list();
    }

    String providerStatus() {
        return provider.call("GET", "/v1/transactions/" + newest().transactionId(), "")
                .replaceAll(".*\"status\":\"([a-z]+)\".*", "$1");
    }

    HttpResponse<String> get(String path, String user) {
        return send(HttpRequest.newBuilder(URI.create(portal + path)).header("X-Signed-In", user));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static URI webhook() {
        return URI.create(portal + "/payment/webhook");
    }

    /**
     * The payment package alone, over real HTTP and a real database, with a city service that keeps what it is told. Not
     * annotated as a configuration, so that no other test's scan finds it.
     */
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class,
            ConfigurationPropertiesAutoConfiguration.class,
            ValidationAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
            DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class,
            TransactionAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(basePackageClasses = Payments.class, excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = DatedRefundRules.class)})
    @EnableConfigurationProperties(PaymentSettings.class)
    static class Application {
        @Bean
        RecordingSecurityEvents events() {
            return new RecordingSecurityEvents();
        }

        @Bean
        @Primary
        RememberedCallers callers(RecordingSecurityEvents events) {
            return new RememberedCallers(events);
        }

        @Bean
        Clock clock() {
            return CLOCK;
        }

        @Bean
        RefundRules refundRules() {
            return () -> MOST_ALONE;
        }

        @Bean
        RememberedOrders orders() {
            return new RememberedOrders();
        }

        @Bean
        RecordingCityService cityService() {
            return new RecordingCityService();
        }

        /** Stands in for the sign-in: who is there is told by a header. */
        @Bean
        Filter signedIn() {
            return (request, response, chain) -> chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public Principal getUserPrincipal() {
                            return () -> String.valueOf(getHeader("X-Signed-In"));
                        }
                    }, response);
        }

        @Bean
        WebMvcConfigurer residents() {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new WhoIsThere());
                }
            };
        }
    }

    /** The resident whom the header names. */
    private static final class WhoIsThere implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Resident.class;
        }

        @Override
        public Resident resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            return new Resident(Objects.requireNonNull(request.getUserPrincipal()).getName(), null, null,
                    Assurance.SINGLE_FACTOR);
        }
    }
}
