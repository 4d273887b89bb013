package ch.meinkonto.ops.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/** What is refused before anybody looks at what it says. */
class StrictParserTests {
    static Stream<Arguments> refused() {
        String laughs = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>";
        return Stream.of(Arguments.of("", Reason.NOT_XML), Arguments.of("moin", Reason.NOT_XML),
                Arguments.of("<a>", Reason.NOT_XML), Arguments.of("<a/><b/>", Reason.NOT_XML),
                Arguments.of("<a b='1' b='2'/>", Reason.NOT_XML), Arguments.of("<x:a/>", Reason.NOT_XML),
                Arguments.of("<a>&nbsp;</a>", Reason.NOT_XML), Arguments.of("<a>\u0001</a>", Reason.NOT_XML),
                Arguments.of("<?xml version='1.0' encoding='no-such'?><a/>", Reason.NOT_XML),
                Arguments.of("<!DOCTYPE a><a/>", Reason.DOCTYPE), Arguments.of(laughs, Reason.DOCTYPE),
                Arguments.of("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>", Reason.DOCTYPE),
                Arguments.of("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", Reason.DOCTYPE),
                Arguments.of("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>", Reason.DOCTYPE),
                Arguments.of("<a>".repeat(40) + "</a>".repeat(40), Reason.TOO_LARGE),
                Arguments.of("<a>" + "<b/>".repeat(30_000) + "</a>", Reason.TOO_LARGE),
                Arguments.of("<a>" + " ".repeat(StrictParser.MOST_BYTES) + "</a>", Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatNoMessageNeeds(String document, Reason reason) {
        assertThat(refusal(document.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo(reason);
    }

    @Test
    void refusesBytesThatAreNotInTheEncodingTheySay() {
        byte[] latin = "<?xml version='1.0' encoding='UTF-8'?><a>\u00fc</a>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(latin).reason()).isEqualTo(Reason.NOT_XML);
    }

    @Test
    void readsTheEncodingsXmlKnows() {
        for (Charset charset : new Charset[]{StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16}) {
            String document = "<?xml version='1.0' encoding='" + charset.name() + "'?><a>\u00fc</a>";

            assertThat(StrictParser.parse(document.getBytes(charset)).text()).isEqualTo("\u00fc");
        }
    }

    @Test
    void readsWhatCommentsAndSectionsInterrupt() {
        String document = "<!-- a --><?b c?><a>1<!-- 2 --><![CDATA[<3>]]><?d e?>4</a><!-- f -->";

        assertThat(StrictParser.parse(document.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("1<3>4");
    }

    private static EchRefused refusal(byte[] xml) {
        return catchThrowableOfType(EchRefused.class, () -> StrictParser.parse(xml));
    }
}
