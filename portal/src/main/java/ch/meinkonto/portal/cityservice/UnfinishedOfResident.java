package ch.meinkonto.portal.cityservice;

import java.util.List;

/** Whoever keeps drafts tells the account of them, so that nobody has to remember where they began something. */
public interface UnfinishedOfResident {
    /**
     * All drafts of one resident, in any order.
     *
     * @param residentId pseudonymous account id
     */
    List<Unfinished> unfinishedOf(String residentId);
}
