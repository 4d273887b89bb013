package ch.meinkonto.dashboards.services;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which applications there should be.
 *
 * @param expected their OpenTelemetry {@code service.name}, in the order they are shown
 * @param silentAfter how long one may be silent before it counts as down; three times the interval of its metrics
 */
@Validated
@ConfigurationProperties("meinkonto.services")
record ServicesSettings(
        @NotEmpty @DefaultValue({"portal", "auth-server", "engine", "dashboards", "simulators"}) List<String> expected,
        @NotNull @DefaultValue("35s") Duration silentAfter) {}
