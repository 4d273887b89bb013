package ch.meinkonto.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0                          | Firefox, Windows
            Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36     | Chrome, Linux
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML) Version/18.4 Safari/605.1.15 | Safari, macOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Version/18.4 Safari/604.1     | Safari, iPhone
            Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0             | Edge, Windows
            Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36                  | Chrome, Android
            curl/8.5.0                                                                                                | ''
            """)
    void aDeviceIsNamedAsItsOwnerKnowsIt(String userAgent, String name) {
        assertThat(Place.name(userAgent)).isEqualTo(name);
    }

    @Test
    void noHeaderIsNoName() {
        assertThat(Place.name(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.77,203.0.113.*", "2001:db8:aa:bb::1,2001:db8:aa:*", "[::1],0:0:0:*", "nonsense,''"})
    void ofAnAddressOnlyTheNetworkIsKept(String address, String network) {
        assertThat(Place.network(address)).isEqualTo(network);
    }
}
