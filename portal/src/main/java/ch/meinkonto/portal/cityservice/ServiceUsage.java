package ch.meinkonto.portal.cityservice;

/** Counts how a service is used, by day: nothing about who. Each call belongs to the transaction it is made in. */
public interface ServiceUsage {
    /** Somebody gave a first answer. */
    void started(String service);

    /** A new request came in online. */
    void handedIn(String service);

    /**
     * A request was decided.
     *
     * @param alone whether without anybody of staff
     */
    void decided(String service, boolean alone);

    /** Among the requests that were decided, one that was granted less than it asked for. */
    void partlyGranted(String service);
}
