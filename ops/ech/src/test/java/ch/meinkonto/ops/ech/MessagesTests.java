package ch.meinkonto.ops.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.ops.ech.Header.Action;

/** Every kind of message, with everything in it, there and back. */
class MessagesTests {
    private final EchMessages messages = new EchMessages(SchemaSet.none());

    static Stream<EchMessage> all() {
        return TestMessages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesBackAsItWas(EchMessage message) {
        assertThat(messages.read(messages.write(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesTheSameBytesAgain(EchMessage message) {
        byte[] written = messages.write(message);

        assertThat(messages.write(messages.read(written))).isEqualTo(written);
    }

    @Test
    void writesWhatThePublishedSchemasTake() {
        EchMessages checked = new EchMessages(TestSchemas.required());

        for (EchMessage message : TestMessages.all()) {
            assertThat(checked.read(checked.write(message))).isEqualTo(message);
        }
    }

    @Test
    void refusesBeforeItLeavesWhatTheSchemasRefuse() {
        SchemaSet schemas = TestSchemas.required();
        String wrong = new String(messages.write(TestMessages.request()), StandardCharsets.UTF_8)
                .replace(">2</eCH-0044:sex>", ">7</eCH-0044:sex>");

        assertThat(catchThrowableOfType(EchRefused.class,
                () -> schemas.check(wrong.getBytes(StandardCharsets.UTF_8))).reason())
                .isEqualTo(EchRefused.Reason.AGAINST_SCHEMA);
        assertThat(schemas.checks()).isTrue();
    }

    @Test
    void writesNamesThatNeedEscaping() {
        assertThat(new String(messages.write(TestMessages.request()), StandardCharsets.UTF_8))
                .contains("Muster &amp; Söhne", "Anna &lt;Maria&gt;", "<eCH-0044:vn>7569999000178</eCH-0044:vn>");
    }

    @Test
    void wantsTheNumberOfACaseOfEveryReport() {
        Header header = TestMessages.header(Action.NEW);
        Header.References nameless = new Header.References("m-1", null, "UMZUG-1", null, null, null);
        Header other = new Header(header.route(), nameless, header.type(), null, header.application(), null, null,
                header.dates(), header.action(), false, null, null, List.of());
        PlatformMove report = new PlatformMove.InAddress(TestMessages.PERSON, TestMessages.DWELLING);

        assertThatIllegalArgumentException().isThrownBy(() -> new MoveDelivery(other, report));
        assertThat(new MoveDelivery(other, new PersonMoveRequest(TestMessages.PERSON, TestMessages.ZURICH)))
                .isNotNull();
    }

    @Test
    void answersInTheSameCase() {
        Header question = TestMessages.header(Action.REQUEST);

        Header answer = question.answer("sedex://T1-261-2", "m-2", question.application(), Action.RESPONSE,
                question.dates().message());

        assertThat(answer.route().recipients()).containsExactly("sedex://T1-261-1");
        assertThat(answer.references())
                .isEqualTo(new Header.References("m-2", "m-1", "EUMZUG-2026-17", "your-1", "our-1", "t-1"));
        assertThat(answer.test()).isTrue();
    }

    @Test
    void tellsNothingOfAPersonNobodyKnows() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonMoveResponse(TestMessages.ZURICH, false,
                TestMessages.PERSON, null, null, List.of(), List.of(), PersonMoveResponse.ReportedMove.NONE));
    }

    @Test
    void saysWhenSchemasAreMissing(@TempDir Path empty) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaSet.in(empty)).withMessageContaining("eCH-0194-1");
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaSet.in(empty.resolve("nowhere")));
        assertThat(SchemaSet.none().checks()).isFalse();
    }
}
