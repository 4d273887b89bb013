package ch.meinkonto.soc.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties({ElasticsearchSettings.class, RetentionSettings.class})
    static class Settings {}

    @Test
    void haveDefaultsForThisMachine() {
        application.run(context -> {
            ElasticsearchSettings settings = context.getBean(ElasticsearchSettings.class);
            assertThat(settings.url()).hasToString("http://127.0.0.1:19200");
            assertThat(settings.apiKey()).as("no default for a secret").isEmpty();
            assertThat(settings.ca()).isNull();
            assertThat(context.getBean(RetentionSettings.class)).isEqualTo(new RetentionSettings(365, 90, 14, 30, 90));
        });
    }

    @Test
    void areReadFromTheEnvironment() {
        application.withPropertyValues("MEINKONTO_ELASTICSEARCH_URL=https://elastic.example:9200",
                "MEINKONTO_ELASTICSEARCH_API_KEY=the-key", "meinkonto.elasticsearch.ca=/etc/ca.pem",
                "meinkonto.retention.events=400").run(context -> {
                    ElasticsearchSettings settings = context.getBean(ElasticsearchSettings.class);
                    assertThat(settings.url()).hasToString("https://elastic.example:9200");
                    assertThat(settings.apiKey()).isEqualTo("the-key");
                    assertThat(settings.ca()).isEqualTo(Path.of("/etc/ca.pem"));
                    assertThat(settings.toString()).doesNotContain("the-key");
                    assertThat(context.getBean(RetentionSettings.class).events()).isEqualTo(400);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.elasticsearch.url=localhost:9200", "meinkonto.retention.events=0",
            "meinkonto.retention.logs=-1", "meinkonto.retention.deadletters=0", "meinkonto.retention.events=89"})
    void refuseWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
