package ch.meinkonto.portal.cityservice;

/**
 * Whoever keeps something of residents: asked to forget when an account is deleted, within one transaction for all. Deletes
 * what nobody has to keep; what has to be kept, as records of business for ten years (Swiss Code of Obligations, article
 * 958f), is no longer linked to the account, and says since when.
 */
public interface RecordsOfResident {
    /**
     * Forgets a resident. Asked again, there is nothing left to do.
     *
     * @param residentId pseudonymous id of the account that is gone
     * @param former what stands in its place
     * @return how many records were deleted or unlinked
     */
    int forget(String residentId, FormerResident former);
}
