package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;

/**
 * A draft that was checked and is handed in once its payment is settled.
 *
 * @param reference the case will have it
 * @param service name of the city service
 * @param owner pseudonymous account id
 * @param submission id of the draft
 * @param formVersion version of the form it answers
 * @param answers as they were checked last, frozen
 * @param fee what is to be paid, by the rules of the day on which it was checked
 * @param contact how the resident is told
 * @param paidAt when the money arrived; absent until then, and when it went back
 * @param paidBy id of the payment it arrived with, absent until then
 * @param droppedAt when the draft was given up: money that still arrives goes back
 * @param givenBackAt when money that had arrived went back
 * @param concerned the child it is about, absent where it is about the owner
 * @param actor who went to pay
 */
record Checkout(String reference, String service, String owner, UUID submission, int formVersion, Answers answers,
        Money fee, Contact contact, @Nullable Instant paidAt, @Nullable String paidBy,
        @Nullable Instant droppedAt, @Nullable Instant givenBackAt, @Nullable Ward concerned, Actor actor) {
    /** Whether money that arrives now is for a request that can still be handed in. */
    boolean isWanted() {
        return droppedAt == null && paidAt == null;
    }
}
