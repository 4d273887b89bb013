package ch.meinkonto.portal.cityservice;

import java.util.List;

/** A city service that has requests of residents tells "my requests" of them. */
public interface RequestsOfResident {
    /**
     * All requests of one resident, in any order.
     *
     * @param residentId pseudonymous account id
     */
    List<RequestSummary> requestsOf(String residentId);
}
