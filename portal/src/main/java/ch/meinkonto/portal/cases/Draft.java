package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;

/**
 * The answers a resident has given so far, each checked when it was given.
 *
 * @param id becomes the submission of the case: a draft can be handed in once
 * @param owner pseudonymous account id
 * @param form the version of the form it was begun with
 * @param answers so far
 * @param begunAt when it was begun
 * @param concerned the child it is about, absent where it is about its owner
 */
record Draft(UUID id, String owner, FormDefinition form, Answers answers, Instant begunAt,
        @Nullable Ward concerned) {
    Draft with(Answers changed) {
        return new Draft(id, owner, form, changed, begunAt, concerned);
    }
}
