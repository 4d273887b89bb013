package ch.meinkonto.portal.about;

import java.time.Duration;
import java.time.Period;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.Retention;
import ch.meinkonto.soc.contract.KeptFor;

/** What the auth server and the engine delete after a time: they cannot declare it here themselves. */
@Configuration(proxyBeanMethods = false)
class KeptElsewhere {
    /** Something of theirs. */
    private record Kept(String what, Period longest) implements Retention {}

    @Bean
    Retention signInsKept() {
        return kept("sign-ins", KeptFor.SIGN_INS);
    }

    @Bean
    Retention devicesKept() {
        return kept("devices", KeptFor.DEVICES);
    }

    @Bean
    Retention securityEventsKept(TelemetryKept telemetry) {
        return new Kept("security-events", Period.ofDays(telemetry.events()));
    }

    @Bean
    Retention openedPagesKept(TelemetryKept telemetry) {
        return new Kept("opened-pages", Period.ofDays(telemetry.spans()));
    }

    private static Retention kept(String what, Duration time) {
        return new Kept(what, Period.ofDays(Math.toIntExact(time.toDays())));
    }
}
