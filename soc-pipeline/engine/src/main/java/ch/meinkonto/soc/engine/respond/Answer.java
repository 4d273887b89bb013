package ch.meinkonto.soc.engine.respond;

import ch.meinkonto.soc.contract.ResponseState;

/** What came of asking an application. */
sealed interface Answer {
    /** It says how the order stands there. */
    record State(ResponseState state) implements Answer {}

    /** It knows no order of this id. */
    record Unknown() implements Answer {}

    /**
     * It does not do it, and will not when asked again.
     *
     * @param code why, kebab-case
     */
    record No(String code) implements Answer {}

    /**
     * It did not answer as it should: it is away, busy, or does not believe us. Whether it did anything is not known.
     *
     * @param reason for the log
     */
    record Away(String reason) implements Answer {}
}
