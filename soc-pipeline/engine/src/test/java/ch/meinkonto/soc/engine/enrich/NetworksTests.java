package ch.meinkonto.soc.engine.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NetworksTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(EnrichConfiguration.class);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"192.0.2.1,CH,64496", "198.51.100.127,DE,64497", "198.51.100.128,FR,64498", "203.0.113.7,US,64499",
            "203.0.113.255,BR,64500", "198.18.255.255,AU,64501", "198.19.0.0,JP,64502", "2001:db8::1,CH,65536",
            "2001:db8:ffff::1,SG,65537", "3fff::1,SE,65538"})
    void theBuiltInTableKnowsReservedAddresses(String address, String country, long system) {
        application.run(context -> assertThat(network(context.getBean(Networks.class), address)).satisfies(network -> {
            assertThat(network.country()).isEqualTo(country);
            assertThat(network.number()).isEqualTo(system);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "192.0.3.0", "127.0.0.1", "10.0.0.1", "2001:db9::1", "::1", "198.20.0.0"})
    void theBuiltInTableClaimsNothingOfOthers(String address) {
        application.run(context -> assertThat(network(context.getBean(Networks.class), address))
                .isEqualTo(Network.UNKNOWN));
    }

    @Test
    void twoFilesInMaxMindsFormatCompleteEachOther() throws IOException {
        Path cities = new TestNetworkDatabase()
                .with("81.0.0.0/9", Map.of("country", Map.of("iso_code", "CH"), "city",
                        Map.of("names", Map.of("en", "Zürich", "de", "Zuerich")), "location",
                        Map.of("latitude", 47.3, "longitude", 8.5)))
                .with("192.0.2.0/24", Map.of("country", Map.of("iso_code", "LI")))
                .writeTo(folder.resolve("cities.mmdb"));
        Path systems = new TestNetworkDatabase()
                .with("81.6.0.0/16", Map.of("autonomous_system_number", 13030L, "autonomous_system_organization",
                        "A provider in Zurich with a long name"))
                .writeTo(folder.resolve("systems.mmdb"));
        application.withPropertyValues("meinkonto.enrich.databases=" + cities + "," + systems).run(context -> {
            Networks networks = context.getBean(Networks.class);
            assertThat(network(networks, "81.6.7.8")).isEqualTo(new Network("CH", "Zürich", "47.3,8.5", 13030L,
                    "A provider in Zurich with a long name"));
            assertThat(network(networks, "81.7.0.1")).isEqualTo(new Network("CH", "Zürich", "47.3,8.5", null, null));
            assertThat(network(networks, "82.0.0.1")).isEqualTo(Network.UNKNOWN);
            assertThat(network(networks, "2a00::1")).isEqualTo(Network.UNKNOWN);
            assertThat(network(networks, "192.0.2.1")).as("the file before the built-in table")
                    .isEqualTo(new Network("LI", null, null, 64496L, "Documentation One"));
        });
    }

    @Test
    void aMissingOrBrokenFileIsSaidAtTheStartAndTheBuiltInTableGoesOn(CapturedOutput output) throws IOException {
        Path missing = folder.resolve("missing.mmdb");
        Path broken = Files.writeString(folder.resolve("broken.mmdb"), "this is not a database");
        application.withPropertyValues("meinkonto.enrich.databases=" + missing + "," + broken).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(network(context.getBean(Networks.class), "192.0.2.1").country()).isEqualTo("CH");
        });
        assertThat(output.getAll()).contains("network database cannot be used", "missing.mmdb",
                "there is no such file", "broken.mmdb", "not in MaxMind's format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0", "192.0.2.0/33", "192.0.2.0/x", "host/24"})
    void refusesWhatIsNoPrefix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse(text));
    }

    private static Network network(Networks networks, String address) {
        return networks.of(InetAddress.ofLiteral(address));
    }
}
