package ch.meinkonto.portal.household;

/** The residents register, asked who lives with somebody. */
interface HouseholdRegister {
    /** What it says. */
    sealed interface Answer {
        /** It names them. */
        record Known(Household household) implements Answer {}

        /** It tells nothing of this person online; why is not said. */
        record NotTold() implements Answer {}

        /** It does not answer, or not in a way we understand. */
        record NoAnswer() implements Answer {}
    }

    /**
     * Asks.
     *
     * @param person number of the register
     */
    Answer of(String person);
}
