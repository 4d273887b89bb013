package ch.meinkonto.portal.cityservice;

import java.util.Locale;

/** A city service takes no new requests today. What somebody has answered so far is kept. */
public final class ServiceNotOpen extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        SERVICE_PAUSED,
        SERVICE_OUT_OF_SEASON,
        SERVICE_CLOSED
    }

    private final String service;

    /**
     * Refuses.
     *
     * @param service name of the service
     */
    public ServiceNotOpen(Reason reason, String service) {
        super(reason);
        this.service = service;
    }

    /** Name of the service. */
    public String service() {
        return service;
    }

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String messageKey() {
        return "refusal." + code().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
