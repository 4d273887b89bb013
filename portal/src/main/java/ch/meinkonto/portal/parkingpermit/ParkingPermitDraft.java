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
 * @param declared fourth question: both declarations were made
 * @param finding what the register of vehicles said of the plate, absent until it was asked
 */
record ParkingPermitDraft(UUID id, String owner, @Nullable NumberPlate plate, @Nullable String postcode,
        @Nullable YearMonth start, boolean declared, @Nullable VehicleFinding finding) {
    /** The questions in their order; the name of each is its last path element. */
    enum Question {
        PLATE,
        ZONE,
        START,
        DECLARATION;

        String path() {
            return "/parking-permit/apply/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A draft without answers. */
    static ParkingPermitDraft empty(UUID id, String owner) {
        return new ParkingPermitDraft(id, owner, null, null, null, false, null);
    }

    /** A zone in which the vehicle is not registered is asked for again. */
    ParkingPermitDraft with(NumberPlate answer, VehicleFinding found) {
        String zone = postcode != null && found.allows(postcode) ? postcode : null;
        return new ParkingPermitDraft(id, owner, answer, zone, start, declared, found);
    }

    ParkingPermitDraft with(VehicleFinding found) {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, declared, found);
    }

    ParkingPermitDraft withPostcode(String answer) {
        return new ParkingPermitDraft(id, owner, plate, answer, start, declared, finding);
    }

    ParkingPermitDraft with(YearMonth answer) {
        return new ParkingPermitDraft(id, owner, plate, postcode, answer, declared, finding);
    }

    ParkingPermitDraft withDeclarations() {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, true, finding);
    }

    boolean isEmpty() {
        return plate == null && postcode == null && start == null && !declared;
    }

    /** The first question without an answer; absent when all are answered. */
    @Nullable
    Question open() {
        if (plate == null) {
            return Question.PLATE;
        }
        if (postcode == null) {
            return Question.ZONE;
        }
        if (start == null) {
            return Question.START;
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
        return Optional.of(new ParkingPermitApplication(id, owner, plate, postcode, start, found(), contact));
    }
}
