package ch.meinkonto.portal.cityservice;

/** By what right somebody may use a city service for somebody else; each service says which it takes. */
public enum Representation {
    /** A resident gave another account a mandate for it. */
    MANDATE,
    /** By law, for a child of their household. */
    PARENT
}
