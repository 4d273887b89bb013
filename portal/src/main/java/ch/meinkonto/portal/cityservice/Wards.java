package ch.meinkonto.portal.cityservice;

import java.util.List;

/**
 * Whoever knows the households of residents tells whom an account may represent by law. Asked anew for every request of
 * somebody who acts for a child, so it answers from what it remembers for a while, not from a register far away each time.
 */
public interface Wards {
    /**
     * The children an account has parental authority for, in any order; those who have come of age meanwhile may still be
     * among them.
     *
     * @param residentId pseudonymous account id
     * @return empty where nothing is known of the household
     */
    List<Ward> wardsOf(String residentId);
}
