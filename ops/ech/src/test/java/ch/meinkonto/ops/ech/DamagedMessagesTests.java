package ch.meinkonto.ops.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/**
 * One damage each, in the table {@code damages.csv}: the number of the message in {@link TestMessages#all()}, what is replaced by
 * what, and how it is refused. The published schemas, where they lie, refuse the same, but for what is marked as ours.
 */
class DamagedMessagesTests {
    private final EchMessages messages = new EchMessages(SchemaSet.none());

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvFileSource(resources = "damages.csv", numLinesToSkip = 1, delimiter = '|')
    void refusesEveryDamageWithReasonAndPlace(int message, String old, String fresh, Reason reason, String place,
            boolean schemaRefuses) {
        String sound = new String(messages.write(TestMessages.all().get(message)), StandardCharsets.UTF_8);
        String replacement = fresh == null ? "" : fresh;
        assertThat(sound).contains(old);
        byte[] damaged = sound.replaceFirst(Pattern.quote(old),
                Matcher.quoteReplacement(replacement)).getBytes(StandardCharsets.UTF_8);

        EchRefused refusal = catchThrowableOfType(EchRefused.class, () -> messages.read(damaged));

        assertThat(refusal).as("accepted").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal.place()).endsWith(place == null ? "" : place);
        assertThat(refusal.getMessage()).doesNotContain("Muster", "Anna", "7569");
        SchemaSet schemas = TestSchemas.ifPresent();
        if (schemas.checks() && reason != Reason.NOT_XML) {
            EchRefused schemasSay = catchThrowableOfType(EchRefused.class, () -> schemas.check(damaged));
            assertThat(schemasSay != null).as("refused by the schemas").isEqualTo(schemaRefuses);
        }
    }
}
