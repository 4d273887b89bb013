package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Bills are paid to the city's own account, or there are none. */
class BillSettingsTests {
    private static final String ACCOUNT = "meinkonto.parking-permit.bill.account=";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void doesNotStartWithoutAnAccountOfItsOwn() {
        application.run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CH9300762011623852957", "DE44319991230008890128", "CH44 3199 9123 0008 8901 2"})
    void takesNoAccountForWhichBillsHaveNoReference(String account) {
        application.withPropertyValues(ACCOUNT + account).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void takesAQrIbanAndHasTheAddressOfTheOffice() {
        application.withPropertyValues(ACCOUNT + "CH5730000001123456789").run(context -> {
            BillSettings settings = context.getBean(BillSettings.class);
            assertThat(settings.account()).isEqualTo("CH5730000001123456789");
            assertThat(settings.town()).isEqualTo("Zürich");
        });
    }

    @EnableConfigurationProperties(BillSettings.class)
    static class Bound {}
}
