package ch.meinkonto.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CallerTests {
    @Test
    void anIpv4AddressStandsForItselfAndItsNetworkForItsNeighbours() {
        Caller one = Caller.of("203.0.113.5", Set.of());
        Caller neighbour = Caller.of("203.0.113.6", Set.of());

        assertThat(one.address()).isNotEqualTo(neighbour.address());
        assertThat(one.network()).isEqualTo(neighbour.network())
                .isNotEqualTo(Caller.of("203.0.112.5", Set.of()).network());
    }

    @Test
    void anIpv6AddressCountsByWhatOneConnectionGets() {
        Caller one = Caller.of("2001:db8:1:2:aaaa::1", Set.of());

        assertThat(Caller.of("2001:db8:1:2:bbbb::9", Set.of())).isEqualTo(one);
        assertThat(Caller.of("2001:db8:1:3::1", Set.of()).address()).isNotEqualTo(one.address());
        assertThat(Caller.of("2001:db8:1:3::1", Set.of()).network()).isEqualTo(one.network());
    }

    @Test
    void theWayAnAddressIsWrittenMakesNoDifference() {
        assertThat(Caller.of("[2001:db8::1]", Set.of())).isEqualTo(Caller.of("2001:db8:0:0:0:0:0:1", Set.of()));
        assertThat(Caller.of("fe80::1%eth0", Set.of())).isEqualTo(Caller.of("fe80::1", Set.of()));
        assertThat(Caller.of("unknown", Set.of())).isEqualTo(Caller.of("also unknown", Set.of()));
    }

    @Test
    void whatIsExemptSaysSo() {
        Set<InetAddress> exempt = Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

        assertThat(Caller.of("127.0.0.1", exempt).exempt()).isTrue();
        assertThat(Caller.of("0:0:0:0:0:0:0:1", exempt).exempt()).isTrue();
        assertThat(Caller.of("127.0.0.2", exempt).exempt()).isFalse();
    }
}
