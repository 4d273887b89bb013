package ch.meinkonto.portal.upload;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files are taken.
 *
 * @param scanner who looks for malware: a ClamAV daemon, or only the test file's signature on machines without one
 * @param host where the daemon listens
 * @param port on which port
 * @param patience how long to wait for it
 * @param largest most bytes of one file; {@code spring.servlet.multipart} must let more through, so that a person who
 *            sends more is told so
 */
@Validated
@ConfigurationProperties("meinkonto.upload")
public record UploadSettings(@DefaultValue("clamav") Scanner scanner, @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65535) @DefaultValue("3310") int port, @DefaultValue("20s") Duration patience,
        @Min(1) @DefaultValue("10000000") int largest) {
    /** Who looks for malware. */
    public enum Scanner {
        CLAMAV,
        TEST_FILE
    }

    /** The largest file in megabytes, as pages say it. */
    public int largestMegabytes() {
        return largest / 1_000_000;
    }
}
