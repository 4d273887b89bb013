package ch.meinkonto.ops.ech;

import java.util.Map;
import java.util.Set;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/**
 * Reads and writes messages. Both ways they are checked by the types of this package and, where the published schemas lie at
 * hand, against these as well. Safe for use by many threads.
 */
public final class EchMessages {
    /** The largest message that is read, in bytes. */
    public static final int MOST_BYTES = StrictParser.MOST_BYTES;

    private final SchemaSet schemas;

    /** Messages that are checked against {@code schemas} besides. */
    public EchMessages(SchemaSet schemas) {
        this.schemas = schemas;
    }

    /**
     * A message as it travels: UTF-8, with all prefixes declared at the outermost element.
     *
     * @throws EchRefused with {@link Reason#AGAINST_SCHEMA} if the schemas say no; it must not leave then
     */
    public byte[] write(EchMessage message) {
        byte[] xml = XmlText.of(element(message));
        schemas.check(xml);
        return xml;
    }

    /**
     * A message from outside.
     *
     * @param xml at most one mebibyte
     * @throws EchRefused if it is not one, or says what we cannot keep
     */
    public EchMessage read(byte[] xml) {
        Element root = StrictParser.parse(xml);
        schemas.check(xml);
        return bind(root);
    }

    static Element element(EchMessage message) {
        return switch (message) {
            case MoveDelivery delivery ->
                ElementWriter.element(Standard.ECH_0194, "delivery", Standard.ECH_0194, Map.of(), delivery::write);
            case RegisterDelivery delivery -> ElementWriter.element(Standard.ECH_0020, "delivery", Standard.ECH_0020,
                    RegisterDelivery.ATTRIBUTES, delivery::write);
            case EventReport report ->
                ElementWriter.element(Standard.ECH_0058, "eventReport", Standard.ECH_0058, Map.of(), report::write);
        };
    }

    static EchMessage bind(Element root) {
        if (isNamed(root, Standard.ECH_0194, "delivery")) {
            return ElementReader.bind(root, Standard.ECH_0194, "", Set.of(), MoveDelivery::read);
        }
        if (isNamed(root, Standard.ECH_0020, "delivery")) {
            if (!root.attributes().entrySet().containsAll(RegisterDelivery.ATTRIBUTES.entrySet())) {
                throw new EchRefused(Reason.UNKNOWN_VERSION, "/" + root.name());
            }
            return ElementReader.bind(root, Standard.ECH_0020, "", RegisterDelivery.ATTRIBUTE_NAMES,
                    RegisterDelivery::read);
        }
        if (isNamed(root, Standard.ECH_0058, "eventReport")) {
            return ElementReader.bind(root, Standard.ECH_0058, "", Set.of(), EventReport::read);
        }
        throw new EchRefused(
                Standard.isOtherVersion(root.namespace()) ? Reason.UNKNOWN_VERSION : Reason.UNKNOWN_MESSAGE,
                "/" + root.name());
    }

    private static boolean isNamed(Element root, Standard standard, String name) {
        return root.namespace().equals(standard.namespace()) && root.name().equals(name);
    }
}
