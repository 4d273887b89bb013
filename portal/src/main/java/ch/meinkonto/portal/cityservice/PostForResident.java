package ch.meinkonto.portal.cityservice;

import java.util.List;

/** Whoever writes to residents tells the inbox of it. */
public interface PostForResident {
    /**
     * All post for one resident, in any order.
     *
     * @param residentId pseudonymous account id
     */
    List<Post> postFor(String residentId);
}
