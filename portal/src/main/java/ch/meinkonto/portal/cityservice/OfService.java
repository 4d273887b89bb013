package ch.meinkonto.portal.cityservice;

/**
 * Something of one city service. A use case that many services share takes one as an argument, so that its calls are recorded
 * for that service.
 */
public interface OfService {
    /** The service. */
    CityService city();
}
