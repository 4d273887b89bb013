package ch.meinkonto.soc.sigma.translate;

import java.util.List;

/**
 * No query of the index would narrow the search: every document of the log source would have to be looked at, or the query
 * would be too large for the index.
 *
 * @param losses why; never empty
 */
public record NotTranslatable(List<Loss> losses) implements Translation {
    /** Refuses an empty list: a refusal has a reason. */
    public NotTranslatable {
        if (losses.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
        losses = List.copyOf(losses);
    }
}
