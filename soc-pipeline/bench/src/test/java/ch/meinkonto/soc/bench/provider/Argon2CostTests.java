package ch.meinkonto.soc.bench.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class Argon2CostTests {
    /** A test vector of the reference implementation: version 19, one lane, 64 MiB, two passes. */
    @Test
    void hashesAsTheReferenceImplementationDoes() {
        byte[] hash = new Argon2Cost(65_536, 2).hash("password", "somesalt".getBytes(StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void writesItsCostIntoTheHash() {
        assertThat(Argon2Cost.KEYCLOAK.encoded("password")).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(Argon2Cost.OURS).hasToString("Argon2id 19 MiB x 2");
    }
}
