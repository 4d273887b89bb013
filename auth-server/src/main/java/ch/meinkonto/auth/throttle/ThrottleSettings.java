package ch.meinkonto.auth.throttle;

import java.net.InetAddress;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of limits.
 *
 * @param exemptAddresses addresses by which nobody is counted, because many share them; limits by account hold there too
 */
@ConfigurationProperties("meinkonto.auth.throttle")
record ThrottleSettings(@DefaultValue List<InetAddress> exemptAddresses) {
    ThrottleSettings {
        exemptAddresses = List.copyOf(exemptAddresses);
    }
}
