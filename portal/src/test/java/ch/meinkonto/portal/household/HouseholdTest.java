package ch.meinkonto.portal.household;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.payment.TestPaymentProvider;
import ch.meinkonto.portal.taxextension.RecordingTaxRegister;

/** The whole portal on a real PostgreSQL, with the residents register of the simulators over real HTTP. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@Import({PortalTest.Surroundings.class, RecordingTaxRegister.Configuration.class})
@ContextConfiguration(initializers = {PortalTest.Settings.class, HouseholdTest.Registers.class})
public @interface HouseholdTest {
    /** Where the registers are. */
    class Registers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = TestCity.instance().url();
            TestPropertyValues.of("meinkonto.move.url=" + url, "meinkonto.household.url=" + url,
                    "meinkonto.move.password=" + TestPaymentProvider.REGISTERS_PASSWORD,
                    "meinkonto.household.password=" + TestPaymentProvider.REGISTERS_PASSWORD,
                    "meinkonto.move.read-timeout=2s", "meinkonto.household.read-timeout=2s")
                    .applyTo(context);
        }
    }
}
