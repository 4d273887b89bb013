package ch.meinkonto.portal.parkingpermit;

/** The register of vehicles, asked about a plate. */
interface VehicleRegister {
    /** What it says. */
    sealed interface Answer {
        /** It has the vehicle. */
        record Known(Entry entry) implements Answer {}

        /** It has no such plate. */
        record Unknown() implements Answer {}

        /** It does not answer, or not in a way we understand. */
        record NoAnswer() implements Answer {}
    }

    /**
     * A vehicle in the register. Whose it is can only be compared, never read.
     *
     * @param vehicle weight and drive
     * @param postcode of the address it is registered at
     * @param holder mark of the holder's AHV number
     * @param holderName mark of the holder's name, see {@link HolderMarks#ofName}
     */
    record Entry(Vehicle vehicle, String postcode, String holder, String holderName) {
        @Override
        public String toString() {
            return "Entry[]";
        }
    }

    /** Asks. */
    Answer of(NumberPlate plate);
}
