package ch.meinkonto.portal.upload;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the scanner. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {
    @Bean
    MalwareScanner malwareScanner(UploadSettings settings) {
        return switch (settings.scanner()) {
            case CLAMAV -> new ClamAv(settings.host(), settings.port(), settings.patience());
            case TEST_FILE -> new TestFileScanner();
        };
    }
}
