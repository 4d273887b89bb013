package ch.meinkonto.portal.move;

import java.util.List;

import ch.meinkonto.ops.ech.PersonIdentification;

/** The residents register of the city. Every method may throw {@link RegisterAway}. */
interface ResidentRegister {
    /** What it says about somebody. */
    sealed interface Answer {
        /** It has nobody like that. */
        record Unknown() implements Answer {}

        /** Known, but may not report online. Why is not said. */
        record AtTheCounter() implements Answer {}

        /**
         * May report.
         *
         * @param person as the register has them
         * @param household who may move along
         */
        record MayReport(RegisteredPerson person, List<RegisteredPerson> household) implements Answer {
            public MayReport {
                household = List.copyOf(household);
            }
        }
    }

    /** What it said to a message. */
    sealed interface Receipt {
        /** Entered. */
        record Taken() implements Receipt {}

        /**
         * Not entered, and never will be as it stands.
         *
         * @param words what it says about it, German
         */
        record Refused(String words) implements Receipt {}
    }

    /** Asks whether somebody is known and may report a move online (eCH-0194 {@code personMoveRequest}). */
    Answer ask(PersonIdentification person);

    /**
     * Hands over a message. The same bytes again get the same receipt and change nothing.
     *
     * @param number its number, which the receipt must name
     * @param content the message as it travels
     */
    Receipt send(String number, byte[] content);
}
