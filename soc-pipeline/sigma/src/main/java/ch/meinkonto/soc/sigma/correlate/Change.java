package ch.meinkonto.soc.sigma.correlate;

/** What an event changed among the findings. */
public sealed interface Change {
    /** The finding meant, as it is now or, when withdrawn, as it was. */
    Finding finding();

    /** A finding that was not there before. */
    record Raised(Finding finding) implements Change {}

    /** A finding has more events than before. */
    record Grown(Finding previous, Finding finding) implements Change {}

    /** A finding began earlier than was known: it has another first event and so another identity. */
    record Moved(Finding previous, Finding finding) implements Change {}

    /** A late event showed that there was no such finding, or that it was part of another. */
    record Withdrawn(Finding finding) implements Change {}
}
