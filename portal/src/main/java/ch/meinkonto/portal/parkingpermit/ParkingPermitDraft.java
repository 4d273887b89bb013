package ch.meinkonto.portal.parkingpermit;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The answers a resident has given so far, each of them checked when it was given.
 *
 * @param id becomes the submission of the request: a draft can be submitted once
 * @param owner pseudonymous account id
 * @param plate first question
 * @param postcode second question
 * @param start third question
 * @param space question of its own where it is asked: why there is no private space
 * @param declared last question: both declarations were made
 * @param finding what the register of vehicles said of the plate, absent until it was asked
 */
record ParkingPermitDraft(UUID id, String owner, @Nullable NumberPlate plate, @Nullable String postcode,
        @Nullable YearMonth start, @Nullable PrivateSpace space, boolean declared,
        @Nullable VehicleFinding finding) {
    /** The questions in their order; the name of each is its last path element. */
    enum Question {
        PLATE,
        ZONE,
        START,
        SPACE,
        DECLARATION;

        String path() {
            return "/parking-permit/apply/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A draft without answers. */
    static ParkingPermitDraft empty(UUID id, String owner) {
        return new ParkingPermitDraft(id, owner, null, null, null, null, false, null);
    }

    /** A zone in which the vehicle is not registered is asked for again. */
    ParkingPermitDraft with(NumberPlate answer, VehicleFinding found) {
        String zone = postcode != null && found.allows(postcode) ? postcode : null;
        return new ParkingPermitDraft(id, owner, answer, zone, start, space, declared, found);
    }

    ParkingPermitDraft with(VehicleFinding found) {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, space, declared, found);
    }

    ParkingPermitDraft withPostcode(String answer) {
        return new ParkingPermitDraft(id, owner, plate, answer, start, space, declared, finding);
    }

    ParkingPermitDraft with(YearMonth answer) {
        return new ParkingPermitDraft(id, owner, plate, postcode, answer, space, declared, finding);
    }

    ParkingPermitDraft with(PrivateSpace answer) {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, answer, declared, finding);
    }

    ParkingPermitDraft withDeclarations() {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, space, true, finding);
    }

    boolean isEmpty() {
        return plate == null && postcode == null && start == null && space == null && !declared;
    }

    /**
     * The first question without an answer; absent when all are answered.
     *
     * @param asksForSpace whether a private space is asked for
     */
    @Nullable
    Question open(boolean asksForSpace) {
        if (plate == null) {
            return Question.PLATE;
        }
        if (postcode == null) {
            return Question.ZONE;
        }
        if (start == null) {
            return Question.START;
        }
        if (asksForSpace && space == null) {
            return Question.SPACE;
        }
        return declared ? null : Question.DECLARATION;
    }

    /** What the register said; a draft of before it was asked is as one it did not answer. */
    public VehicleFinding found() {
        return finding == null ? VehicleFinding.without(VehicleFinding.Says.NO_ANSWER) : finding;
    }

    /** What is submitted; empty while a question is open. */
    Optional<ParkingPermitApplication> application(ParkingPermit.Contact contact) {
        if (plate == null || postcode == null || start == null || !declared) {
            return Optional.empty();
        }
        return Optional.of(new ParkingPermitApplication(id, owner, plate, postcode, start, space, found(), contact));
    }
}
