package ch.meinkonto.portal.cityservice;

import java.util.List;

/** Whoever writes down that staff look at requests tells "who looked at my data" of it. */
public interface LooksAtResident {
    /**
     * The newest looks at one resident's requests, newest first.
     *
     * @param residentId pseudonymous account id
     * @param most how many are wanted at most
     */
    List<LookAtResident> newestLooksAt(String residentId, int most);
}
