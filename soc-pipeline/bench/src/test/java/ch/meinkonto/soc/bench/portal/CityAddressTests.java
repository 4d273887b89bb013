package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CityAddressTests {
    @Test
    void giveEveryResidentTheirOwnAmongThoseForMeasurements() {
        assertThat(IntStream.range(0, 18_000).mapToObj(City::address).collect(Collectors.toSet())).hasSize(18_000)
                .allMatch(address -> address.matches("198\\.1[89]\\.\\d{1,3}\\.\\d{1,2}"));
    }
}
