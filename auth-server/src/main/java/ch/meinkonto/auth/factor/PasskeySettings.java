package ch.meinkonto.auth.factor;

import java.net.URI;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where passkeys work.
 *
 * @param address of the sign-in: its host is the relying party id (Web Authentication, section 5.1.2), and no page of another
 *        origin may use the keys
 */
@ConfigurationProperties("meinkonto.auth.passkeys")
record PasskeySettings(URI address) {
    PasskeySettings {
        if (address.getHost() == null) {
            throw new IllegalArgumentException("passkeys need the address of the sign-in, with a host name");
        }
    }

    String relyingPartyId() {
        return address.getHost();
    }

    Set<String> origins() {
        return Set.of(address.getScheme() + "://" + address.getRawAuthority());
    }
}
