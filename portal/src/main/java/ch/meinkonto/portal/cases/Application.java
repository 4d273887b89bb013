package ch.meinkonto.portal.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;

/**
 * What is being handed in.
 *
 * @param reference it will have
 * @param owner pseudonymous account id
 * @param answers complete and checked
 * @param receivedAt when it arrived, by the city's clock
 * @param concerned the child it is about, absent where it is about the owner
 * @param paid what was paid for it, absent where it costs nothing
 */
public record Application(String reference, String owner, Answers answers, Instant receivedAt,
        @Nullable Ward concerned, @Nullable Money paid) {}
