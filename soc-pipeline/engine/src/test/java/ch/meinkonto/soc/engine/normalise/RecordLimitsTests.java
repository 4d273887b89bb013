package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RecordLimitsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(NormaliseConfiguration.class);

    @Test
    void areThoseOfOpenTelemetryUnlessSomebodySaysOtherwise() {
        application.run(context -> assertThat(context.getBean(RecordLimits.class)).isEqualTo(new RecordLimits(128, 5)));
        application.withPropertyValues("meinkonto.record.most-attributes=7", "meinkonto.record.deepest-value=2")
                .run(context -> assertThat(context.getBean(RecordLimits.class)).isEqualTo(new RecordLimits(7, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.record.most-attributes=0", "meinkonto.record.most-attributes=10001",
            "meinkonto.record.deepest-value=0", "meinkonto.record.deepest-value=21"})
    void refuseWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
