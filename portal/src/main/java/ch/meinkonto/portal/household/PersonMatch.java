package ch.meinkonto.portal.household;

import ch.meinkonto.ops.ech.PersonIdentification;

/** Whether the residents register knows a person by all of their details. Implemented by whoever speaks with the register. */
public interface PersonMatch {
    /** What it says. */
    sealed interface Answer {
        /**
         * It is this person, and they may be served online.
         *
         * @param person as the register has them, with its number
         */
        record Matched(PersonIdentification person) implements Answer {}

        /** Not known so, under age, or for the counter alone. Which of it is not told. */
        record NotMatched() implements Answer {}

        /** It does not answer, or not in a way we understand. */
        record NoAnswer() implements Answer {}
    }

    /** Asks; the answer comes at once. */
    Answer match(PersonIdentification person);
}
