package ch.meinkonto.portal.cityservice;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A city service that has requests of residents tells "my requests" of them. */
public interface RequestsOfResident {
    /**
     * All requests of one resident, in any order.
     *
     * @param residentId pseudonymous account id
     */
    List<RequestSummary> requestsOf(String residentId);

    /**
     * Those about a child, or about the resident where none is named.
     *
     * @param residentId pseudonymous account id of the party
     * @param child of the resident
     */
    default List<RequestSummary> requestsAbout(String residentId, @Nullable Ward child) {
        return child == null ? requestsOf(residentId) : List.of();
    }
}
