package ch.meinkonto.soc.engine;

/**
 * The port through which every stage has its deeds recorded: rules loaded, templates changed, indices dropped, measures
 * taken. What an analyst does arrives as a security event and is recorded from there.
 *
 * <p>
 * Whoever changes something records it first: a deed without a record must not happen, a record without its deed is
 * harmless.
 */
public interface AuditTrail {
    /**
     * Adds an entry at the end of the trail.
     *
     * @throws AuditUnavailable when it is not known to be stored; nothing must be done then that should have been recorded
     */
    void record(AuditRecord record);
}
