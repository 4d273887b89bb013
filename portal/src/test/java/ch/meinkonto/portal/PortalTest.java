package ch.meinkonto.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.ops.validhtml.HtmlStandard;
import ch.meinkonto.portal.move.RecordingRegisters;
import ch.meinkonto.portal.taxextension.RecordingTaxRegister;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The whole portal on a real PostgreSQL; events, payments and time are in the test's hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@Import({PortalTest.Surroundings.class, RecordingTaxRegister.Configuration.class,
        RecordingRegisters.Configuration.class})
@ContextConfiguration(initializers = PortalTest.Settings.class)
public @interface PortalTest {
    /** What stands around the portal. */
    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {
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

        /** Whatever else a test looks at: every page it gets is held to the standard. */
        @Bean
        MockMvcBuilderCustomizer everyPageIsValid() {
            HtmlStandard standard = new HtmlStandard();
            return builder -> builder.alwaysDo(answer -> {
                MockHttpServletResponse response = answer.getResponse();
                String type = response.getContentType();
                String page = type != null && type.startsWith("text/html") ? response.getContentAsString() : "";
                if (!page.isEmpty()) {
                    assertThat(standard.errorsOf(page)).as("valid HTML of %s", answer.getRequest().getRequestURI())
                            .isEmpty();
                }
            });
        }

        /** 23 November 2026, half past six in the evening: when residents have time. */
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock(Instant.parse("2026-11-23T17:30:00Z"));
        }
    }

    /** An empty database and the secrets nobody has outside a test. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestPostgres.database("portal").springProperties())
                    .and("MEINKONTO_CLIENT_SECRET=secret-of-the-tests",
                            "MEINKONTO_KEYS_ENCRYPTION_KEY=" + "0123456789abcdef".repeat(4),
                            "MEINKONTO_PAYMENT_MERCHANT_ID=1100000001",
                            "MEINKONTO_PAYMENT_PASSWORD=password-of-the-tests",
                            "MEINKONTO_PAYMENT_WEBHOOK_KEY=" + "fedcba9876543210".repeat(4),
                            "MEINKONTO_ISSUER=" + TestIdentityProvider.instance().issuer(), "spring.mail.port=1",
                            "meinkonto.upload.scanner=test-file", "meinkonto.move.send-every=24h",
                            "meinkonto.parking-permit.bill.account=CH4431999123000889012",
                            "meinkonto.limit.unlimited[0]=127.0.0.1", "meinkonto.limit.unlimited[1]=::1")
                    .applyTo(context);
        }
    }
}
