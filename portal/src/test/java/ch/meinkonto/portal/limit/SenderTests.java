package ch.meinkonto.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as one, and who not at all. */
class SenderTests {
    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
            "2001:db8:1:2::9, 20010db800010002/64", "[2001:db8:1:2::9], 20010db800010002/64",
            "fe80::1%eth0, fe80000000000000/64", "::1, 0000000000000000/64", "::ffff:203.0.113.7, 203.0.113.7"})
    void takesANetworkForAnIpv6Address(String address, String network) {
        assertThat(Sender.of(address, List.of()).network()).isEqualTo(network);
    }

    @Test
    void comesFromNowhereWithoutAnAddress() {
        assertThat(Sender.of("unknown", List.of())).isEqualTo(Sender.of("a:b", List.of()))
                .isEqualTo(new Sender("0.0.0.0", false));
    }

    @Test
    void isUnlimitedHoweverItsAddressIsWritten() {
        List<InetAddress> unlimited = List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

        assertThat(List.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "[::1]"))
                .allMatch(address -> Sender.of(address, unlimited).unlimited());
        assertThat(List.of("127.0.0.2", "::2", "unknown"))
                .noneMatch(address -> Sender.of(address, unlimited).unlimited());
    }
}
