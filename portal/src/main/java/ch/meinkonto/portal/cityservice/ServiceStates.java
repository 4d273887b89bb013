package ch.meinkonto.portal.cityservice;

import java.util.Map;

/** The states staff have given to services. */
public interface ServiceStates {
    /** The state of a service; open while nobody has said otherwise. */
    ServiceState of(String service);

    /** The states of all services that somebody has given one, by name. */
    Map<String, ServiceState> all();

    /**
     * Lets a new request pass. Use cases that say {@link UseCase#takesRequests()} need not ask.
     *
     * @throws ServiceNotOpen when the service takes none today
     */
    void admit(String service);
}
