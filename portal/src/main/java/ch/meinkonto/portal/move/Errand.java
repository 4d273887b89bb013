package ch.meinkonto.portal.move;

import ch.meinkonto.soc.contract.Codes;

/** Something another office must be told of a move, for which there is no message. */
enum Errand {
    /** The dog register gets the new address. */
    DOG,
    /** The road traffic office of the canton gets the new address of the vehicles. */
    VEHICLES;

    /** Message key of what is to be done. */
    public String textKey() {
        return "move.errand." + Codes.of(this);
    }
}
