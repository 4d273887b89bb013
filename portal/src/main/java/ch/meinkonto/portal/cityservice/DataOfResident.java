package ch.meinkonto.portal.cityservice;

/** Whoever keeps something of residents adds it to the copy of their data they may ask for at any time. */
public interface DataOfResident {
    /**
     * Adds all that is kept of one resident.
     *
     * @param residentId pseudonymous account id
     */
    void copyTo(String residentId, DataCopy copy);
}
