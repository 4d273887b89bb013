package ch.meinkonto.ops.ech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * Thousands of damages made by chance: whatever our types take, the published schemas take as well, and again when we
 * have written it; so that a system without the schemas at hand is never laxer than one that has them.
 */
class SchemaAgreementTests {
    private static final int DAMAGES = 6000;
    private static final List<String> VALUES = List.of("", " ", "0", "1", "2", "3", "9", "10", "13", "true", "ZH", "CH",
            "2026-02-30", "2026-02-28", "2026-02-28Z", "2026-02", "2026", "-1", "+1", "007", "1e3", "99999999999",
            "x".repeat(41), "x".repeat(101), "a  b", "a\nb", "\u00e4@\u00e4.ch", "a@b", "Yes", "0201", "75612345678",
            "7569217076985", "http://a b", "2026-11-28T00:00:00", "2026-11-28T24:00:00Z", "8003", "12345678901");

    @Test
    void takesNothingThatTheSchemasRefuse() {
        SchemaSet schemas = TestSchemas.required();
        Random random = new Random(20261128);
        List<Element> sound = TestMessages.all().stream().map(EchMessages::element).toList();
        EchMessages lax = new EchMessages(SchemaSet.none());
        int taken = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Element damaged = damage(sound.get(random.nextInt(sound.size())), random);
            byte[] xml = XmlText.of(damaged);
            EchMessage message;
            try {
                message = lax.read(xml);
            } catch (EchRefused refused) {
                continue;
            }
            taken++;
            schemas.check(xml);
            byte[] written = new EchMessages(schemas).write(message);
            assertThat(lax.read(written)).isEqualTo(message);
        }
        // Many damages do no harm, such as another name or a comment less: else the test would say nothing.
        assertThat(taken).isBetween(DAMAGES / 50, DAMAGES / 2);
    }

    /** One element somewhere below is left out, doubled, swapped with its neighbour, renamed, or given another text. */
    private static Element damage(Element element, Random random) {
        if (element.children().isEmpty()) {
            String text = VALUES.get(random.nextInt(VALUES.size()));
            return new Element(element.namespace(), element.name(), element.attributes(), List.of(), text);
        }
        List<Element> children = new ArrayList<>(element.children());
        int at = random.nextInt(children.size());
        switch (random.nextInt(9)) {
            case 0 -> children.remove(at);
            case 1 -> children.add(at, children.get(at));
            case 2 -> children.add(children.remove(at));
            case 3 -> children.set(at, renamed(children.get(at), children.get(random.nextInt(children.size()))));
            default -> children.set(at, damage(children.get(at), random));
        }
        return new Element(element.namespace(), element.name(), element.attributes(), children, element.text());
    }

    private static Element renamed(Element element, Element like) {
        return new Element(like.namespace(), like.name(), element.attributes(), element.children(), element.text());
    }
}
