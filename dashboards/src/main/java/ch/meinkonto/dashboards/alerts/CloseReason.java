package ch.meinkonto.dashboards.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The verdict with which an alert is closed. */
public enum CloseReason {
    TRUE_POSITIVE,
    BENIGN_TRUE_POSITIVE,
    FALSE_POSITIVE,
    DUPLICATE,
    ACCEPTED_RISK;

    /** The code as it stands in the alert, kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this code. */
    public static Optional<CloseReason> of(String code) {
        return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
