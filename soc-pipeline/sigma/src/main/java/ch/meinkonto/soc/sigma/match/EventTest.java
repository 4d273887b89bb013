package ch.meinkonto.soc.sigma.match;

/** Something an event satisfies or does not. */
interface EventTest {
    boolean test(Event event);
}
