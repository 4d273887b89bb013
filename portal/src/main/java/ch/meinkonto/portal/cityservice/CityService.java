package ch.meinkonto.portal.cityservice;

import java.util.List;
import java.util.Set;

/**
 * What the portal knows of a city service; each service declares one as a bean. Its pages live below {@code /name}, its
 * interface for programs below {@code /api/v1/collection} (scope {@code name}), its pages for staff below
 * {@code /staff/collection}. Its texts begin with {@code service.name}.
 *
 * @param name kebab-case noun, for example {@code parking-permit}
 * @param collection its plural
 * @param lifeEvent where the catalogue shows it
 * @param publicPaths patterns below or beside its own path that need no sign-in
 * @param home any type of the service's package
 * @param level how strongly a person must have signed in before they use it
 * @param identity how far it must be proven who they are
 * @param representations by what right somebody may use it for somebody else; by none unless it says so
 */
public record CityService(String name, String collection, LifeEvent lifeEvent, List<String> publicPaths,
        Class<?> home, Assurance level, ProvenIdentity identity, Set<Representation> representations) {
    /** A service for which the simplest sign-in is enough. */
    public CityService(String name, String collection, LifeEvent lifeEvent, List<String> publicPaths, Class<?> home) {
        this(name, collection, lifeEvent, publicPaths, home, Assurance.SINGLE_FACTOR);
    }

    /** A service that everybody uses for themselves, and nobody else has to vouch for them. */
    public CityService(String name, String collection, LifeEvent lifeEvent, List<String> publicPaths, Class<?> home,
            Assurance level) {
        this(name, collection, lifeEvent, publicPaths, home, level, ProvenIdentity.SELF_DECLARED);
    }

    /** A service that everybody uses for themselves. */
    public CityService(String name, String collection, LifeEvent lifeEvent, List<String> publicPaths, Class<?> home,
            Assurance level, ProvenIdentity identity) {
        this(name, collection, lifeEvent, publicPaths, home, level, identity, Set.of());
    }

    public CityService {
        if (!name.matches("[a-z]+(-[a-z]+)*") || !collection.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("not a kebab-case name: " + name + ", " + collection);
        }
        publicPaths = List.copyOf(publicPaths);
        representations = Set.copyOf(representations);
    }

    /** The same service, open to whoever may represent somebody in these ways. */
    public CityService openTo(Representation... ways) {
        return new CityService(name, collection, lifeEvent, publicPaths, home, level, identity, Set.of(ways));
    }

    /** Whether somebody may use it for somebody else in this way. */
    public boolean isOpenTo(Representation way) {
        return representations.contains(way);
    }

    /** The sign-in without which nobody gets on: what it demands by itself, or what proves who somebody is. */
    public Assurance signIn() {
        return level.satisfies(identity.toldIn()) ? level : identity.toldIn();
    }

    /** Its start page. */
    public String path() {
        return "/" + name;
    }

    /** Its resources for programs. */
    public String apiPath() {
        return "/api/v1/" + collection;
    }

    /** Its pages for staff. */
    public String staffPath() {
        return "/staff/" + collection;
    }

    /** Whether a class belongs to this service. */
    boolean owns(Class<?> type) {
        return type.getPackageName().equals(home.getPackageName());
    }
}
