package ch.meinkonto.soc.engine.respond;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import ch.meinkonto.soc.contract.ResponseAction;

/**
 * How orders are taken and delivered: settings {@code meinkonto.respond.*}.
 *
 * @param clientId client as which the engine asks for tokens
 * @param clientSecret its secret; without one nothing can be ordered
 * @param applications address of each application, by {@code service.name}
 * @param consoles clients that may say in whose name they order: they have authenticated a person themselves
 * @param automatic whether rules may order by themselves
 * @param every how often it is looked what is to be done
 * @param timeout how long an application may take to answer
 * @param firstPause pause after a failed attempt; it doubles from failure to failure
 * @param longestPause pause between attempts at most
 * @param giveUpAfter age at which an order that does not last is given up where it cannot be delivered
 * @param reconcileEvery how often an application is asked whether what it does is still in force
 * @param mostPerMinute orders of one caller within a minute
 * @param oldestEvidence age of an alert's last event after which nothing is done about it automatically
 * @param mostAccounts accounts that used an address within a day, at most, for the address to be blocked automatically
 * @param mostTargets targets of one alert at most for anything to be done about them automatically
 * @param keepFor how long an order that is over is kept
 */
@ConfigurationProperties("meinkonto.respond")
record RespondSettings(@DefaultValue("engine") String clientId, @DefaultValue("") String clientSecret,
        @DefaultValue Map<String, URI> applications, @DefaultValue("dashboards-machine") List<String> consoles,
        @DefaultValue("true") boolean automatic, @DefaultValue("1s") Duration every,
        @DefaultValue("5s") Duration timeout, @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause, @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("5m") Duration reconcileEvery, @DefaultValue("30") int mostPerMinute,
        @DefaultValue("15m") Duration oldestEvidence, @DefaultValue("5") int mostAccounts,
        @DefaultValue("5") int mostTargets, @DefaultValue("365d") Duration keepFor) {
    RespondSettings {
        if (!Stream.of(every, timeout, firstPause, giveUpAfter, reconcileEvery, oldestEvidence, keepFor)
                .allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("meinkonto.respond: durations must be positive");
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "meinkonto.respond.longest-pause must not be shorter than first-pause: " + longestPause);
        }
        if (mostPerMinute < 1 || mostAccounts < 1 || mostTargets < 1) {
            throw new IllegalArgumentException("meinkonto.respond.most-… must be at least 1");
        }
        applications.forEach((name, address) -> {
            boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (!http || address.getHost() == null || address.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "meinkonto.respond.applications." + name + " must be http or https, without credentials");
            }
        });
        Set<String> known = applications.keySet();
        if (!clientSecret.isBlank() && Arrays.stream(ResponseAction.values())
                .anyMatch(action -> !known.containsAll(action.applications()))) {
            throw new IllegalArgumentException(
                    "meinkonto.respond.applications must name the address of every application: " + known);
        }
        applications = Map.copyOf(applications);
        consoles = List.copyOf(consoles);
    }

    /** Whether anything can be ordered at all. */
    boolean on() {
        return !clientSecret.isBlank();
    }

    /** Pause after so many failed attempts, from 1. */
    Duration pauseAfter(int attempts) {
        Duration pause = firstPause;
        for (int attempt = 1; attempt < attempts && pause.compareTo(longestPause) < 0; attempt++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    /** Without the secret: settings are printed when an application fails to start. */
    @Override
    public String toString() {
        return "RespondSettings[clientId=" + clientId + ", applications=" + applications + "]";
    }
}
