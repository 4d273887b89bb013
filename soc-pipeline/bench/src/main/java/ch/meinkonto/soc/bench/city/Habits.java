package ch.meinkonto.soc.bench.city;

/**
 * How often what goes wrong goes wrong, as shares from 0 to 1.
 *
 * @param mistyped sign-ins whose first password is wrong
 * @param again of those, and of each that follows, how many are wrong once more
 * @param unknownName of failed attempts, how many have a mistyped login name
 * @param newDevice sign-ins from a device the account was not used on before
 * @param wrongCode second factors whose first code is wrong
 * @param unanswered second factors by push that nobody answers the first time
 * @param declined payments whose card is declined
 * @param otherCard of those, how many try another card next, the others the same one again
 * @param abroad sign-ins from another country
 * @param changedNetwork visits that change from one network to another in their midst
 * @param pace how long people think, compared with people
 */
public record Habits(double mistyped, double again, double unknownName, double newDevice, double wrongCode,
        double unanswered, double declined, double otherCard, double abroad, double changedNetwork, double pace) {
    /** As people are. */
    public static Habits human() {
        return new Habits(0.09, 0.35, 0.2, 0.08, 0.04, 0.03, 0.07, 0.4, 0.008, 0.03, 1);
    }

    /** People who make no mistakes and hurry: for load without a reason for an alert. */
    public static Habits flawless() {
        return new Habits(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.02);
    }
}
