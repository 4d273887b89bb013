package ch.meinkonto.portal.cityservice;

/** What brings a resident to the city, in the order the catalogue shows it. */
public enum LifeEvent {
    MOVING,
    CAR,
    CHILDREN,
    TAXES,
    WORK
}
