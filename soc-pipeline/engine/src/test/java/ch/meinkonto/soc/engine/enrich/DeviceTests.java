package ch.meinkonto.soc.engine.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTests {
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
                    + "| Chrome | 156.0.0.0 | Windows | 10.0 | PC",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.1"
                    + "| Edge | 156.1 | Windows | 10.0 | PC",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
                    + "| Safari | 26.0 | iOS | 18.7 | iPhone",
            "Mozilla/5.0 (iPad; CPU OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1"
                    + "| Chrome | 130.0 | iPadOS | 17.1 | iPad",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0"
                    + "| Firefox | 145.0 | macOS | 10.15 | Mac",
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36"
                    + "| Chrome | 150.0.0.0 | Android | 16 | Smartphone",
            "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Safari/537.36"
                    + "| Samsung Internet | 28.0 | Android | 14 | Tablet",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0 Safari/537.36"
                    + "| HeadlessChrome | 156.0 | Linux | - | PC",
            "curl/8.15.0 | curl | 8.15.0 | - | - | Program",
            "python-requests/2.32 | Python Requests | 2.32 | - | - | Program",
            "sqlmap/1.9#stable (https://sqlmap.org) | sqlmap | 1.9 | - | - | Scanner",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | Googlebot | 2.1 | - | - | Spider",
            "x | - | - | - | - | -"})
    void saysWhatTheHeaderSays(String header, String name, String version, String system, String systemVersion,
            String kind) {
        assertThat(Device.of(header)).isEqualTo(new Device(name, version, system, systemVersion, kind));
    }

    @Test
    void keepsNothingOfWhatACallerWritesInPlaceOfAVersion() {
        assertThat(Device.of("Chrome/anna@example.ch").version()).isNull();
        assertThat(Device.of("Chrome/" + "1".repeat(5000)).version()).hasSize(24);
    }

    @Test
    void isNotMadeSlowByAnyHeader() {
        String nasty = "Mozilla/5.0 (((((Android Android Version/Version/ Chrom/ ".repeat(150);
        long begin = PROCESSOR.getCurrentThreadCpuTime();
        for (int i = 0; i < 2_000; i++) {
            Device.of(nasty);
        }
        // Not by the clock, which runs on while others have the processor.
        assertThat(Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
}
