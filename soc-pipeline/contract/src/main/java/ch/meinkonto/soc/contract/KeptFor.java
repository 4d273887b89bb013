package ch.meinkonto.soc.contract;

import java.time.Duration;

/**
 * For how long something about people is kept where one of us deletes it and another tells people so: the auth server and the
 * engine delete, the portal's privacy page tells.
 */
public final class KeptFor {
    /** What became of the sign-ins of an account: kept by the auth server. */
    public static final Duration SIGN_INS = Duration.ofDays(90);

    /** A device that an account knows, from its last sign-in on: kept by the auth server. */
    public static final Duration DEVICES = Duration.ofDays(180);

    /** Security events, in days: kept by the engine, unless the setting {@code meinkonto.retention.events} says otherwise. */
    public static final String EVENT_DAYS = "365";

    /** Access log and spans, in days: kept by the engine, unless the setting {@code meinkonto.retention.spans} says otherwise. */
    public static final String SPAN_DAYS = "90";

    private KeptFor() {}
}
