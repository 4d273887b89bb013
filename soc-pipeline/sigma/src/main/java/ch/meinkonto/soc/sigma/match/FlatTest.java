package ch.meinkonto.soc.sigma.match;

/** Something an event, as bytes, satisfies or does not. */
interface FlatTest {
    boolean test(FlatEvent event);
}
