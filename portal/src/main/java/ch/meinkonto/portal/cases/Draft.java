package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.UUID;

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
 */
record Draft(UUID id, String owner, FormDefinition form, Answers answers, Instant begunAt) {
    Draft with(Answers changed) {
        return new Draft(id, owner, form, changed, begunAt);
    }
}
