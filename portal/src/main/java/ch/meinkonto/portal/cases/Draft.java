package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;

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
    /** Tells whether answers are those somebody saw. */
    String seen() {
        return seen(answers);
    }

    /** Tells whether the answers to one question are those somebody saw. */
    String seen(Question question) {
        return seen(answers.only(question.fields()));
    }

    private static String seen(Answers answers) {
        return Digests.of(new TreeMap<>(answers.values()).toString());
    }

    Draft with(Answers changed) {
        return new Draft(id, owner, form, changed, begunAt, concerned);
    }
}
