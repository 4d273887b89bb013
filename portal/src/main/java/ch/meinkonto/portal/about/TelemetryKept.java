package ch.meinkonto.portal.about;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import ch.meinkonto.soc.contract.KeptFor;

/**
 * For how many days the engine keeps what the portal tells it: the engine's own settings {@code meinkonto.retention.*}, to be
 * told to the portal too where they are not the usual ones.
 *
 * @param events security events
 * @param spans which pages were opened
 */
@Validated
@ConfigurationProperties("meinkonto.retention")
record TelemetryKept(@DefaultValue(KeptFor.EVENT_DAYS) @Positive int events,
        @DefaultValue(KeptFor.SPAN_DAYS) @Positive int spans) {}
