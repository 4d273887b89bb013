package ch.meinkonto.portal.access;

import java.util.List;
import java.util.Set;

/**
 * Pages for some who work for the city; a package that has such pages declares one as a bean. Whoever has none of the roles is
 * told that they may not, as everywhere; who has one must have signed in so that no forged page could have taken part.
 *
 * @param path where they begin, for example {@code /staff/rules}
 * @param titleKey message key of their name
 * @param roles who may look; what each may do there, the pages decide
 */
public record StaffArea(String path, String titleKey, Set<StaffRole> roles) {
    public StaffArea {
        if (!path.matches("/staff/[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("not below /staff: " + path);
        }
        roles = Set.copyOf(roles);
    }

    /** Everything that belongs to it. */
    List<String> patterns() {
        return List.of(path, path + "/**");
    }
}
