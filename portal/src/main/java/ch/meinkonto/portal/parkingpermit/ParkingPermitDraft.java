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
 */
record ParkingPermitDraft(UUID id, String owner, @Nullable NumberPlate plate, @Nullable String postcode,
        @Nullable YearMonth start, boolean declared) {
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
        return new ParkingPermitDraft(id, owner, null, null, null, false);
    }

    ParkingPermitDraft with(NumberPlate answer) {
        return new ParkingPermitDraft(id, owner, answer, postcode, start, declared);
    }

    ParkingPermitDraft withPostcode(String answer) {
        return new ParkingPermitDraft(id, owner, plate, answer, start, declared);
    }

    ParkingPermitDraft with(YearMonth answer) {
        return new ParkingPermitDraft(id, owner, plate, postcode, answer, declared);
    }

    ParkingPermitDraft withDeclarations() {
        return new ParkingPermitDraft(id, owner, plate, postcode, start, true);
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

    /** What is submitted; empty while a question is open. */
    Optional<ParkingPermitApplication> application(ParkingPermit.Contact contact) {
        if (plate == null || postcode == null || start == null || !declared) {
            return Optional.empty();
        }
        return Optional.of(new ParkingPermitApplication(id, owner, plate, postcode, start, contact));
    }
}
