package ch.meinkonto.soc.engine.alert;

/** Alerts cannot be read or written at the moment. Nothing is lost: what was to be written is kept and tried again. */
public final class AlertsUnavailable extends RuntimeException {
    AlertsUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
