package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTests {
    @Test
    void acceptsOnlyAddresses() {
        assertThat(Addresses.canonical("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(Addresses.canonical("2001:db8::1%eth0")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(Addresses.canonical("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(Addresses.canonical("localhost")).isNull();
        assertThat(Addresses.canonical("203.0.113.7, 10.0.0.1")).isNull();
        assertThat(Addresses.canonical("' OR 1=1")).isNull();
        assertThat(Addresses.canonical("")).isNull();
        assertThat(Addresses.canonical(7L)).isNull();
    }
}
