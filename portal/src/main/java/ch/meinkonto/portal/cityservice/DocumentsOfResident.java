package ch.meinkonto.portal.cityservice;

import java.util.List;

/** Whoever issues documents to residents tells "my documents" of them. */
public interface DocumentsOfResident {
    /**
     * All documents of one resident that count, in any order.
     *
     * @param residentId pseudonymous account id
     */
    List<IssuedDocument> documentsOf(String residentId);
}
