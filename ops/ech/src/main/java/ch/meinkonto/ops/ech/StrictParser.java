package ch.meinkonto.ops.ech;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/** Bytes to elements: no document type, no entity, nothing fetched, and bounded in every direction. Used once per message. */
final class StrictParser {
    /** A move of a large household with everything the standards know has some tens of kilobytes. */
    static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 30;

    private final XMLStreamReader reader;
    private int elements;

    private StrictParser(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Element parse(byte[] xml) {
        if (xml.length > MOST_BYTES) {
            throw new EchRefused(Reason.TOO_LARGE, "/");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return new StrictParser(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new EchRefused(Reason.NOT_XML, line(e), e);
        } catch (RuntimeException e) {
            // The parser of the JDK also throws others for broken input, such as unknown encodings.
            throw e instanceof EchRefused refused ? refused : new EchRefused(Reason.NOT_XML, "/", e);
        }
    }

    private Element document() throws XMLStreamException {
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> root = element(1);
                case XMLStreamConstants.DTD -> throw new EchRefused(Reason.DOCTYPE, "/");
                default -> {
                    // Comments and instructions beside the message say nothing to us.
                }
            }
        }
        if (root == null) {
            throw new EchRefused(Reason.NOT_XML, "/");
        }
        return root;
    }

    private Element element(int depth) throws XMLStreamException {
        elements++;
        if (depth > DEEPEST || elements > MOST_ELEMENTS) {
            throw new EchRefused(Reason.TOO_LARGE, "/");
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(namespace, name, attributes, children, text.toString());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new EchRefused(Reason.DOCTYPE, "/" + name);
                default -> {
                    // Comments and instructions within say nothing to us.
                }
            }
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = "{" + (namespace == null ? "" : namespace) + "}" + reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            attributes.put(name, Element.TYPE.equals(name) ? qualified(value.strip()) : value);
        }
        return attributes;
    }

    private String qualified(String typeName) {
        int colon = typeName.indexOf(':');
        String namespace = reader.getNamespaceURI(colon < 0 ? "" : typeName.substring(0, colon));
        return "{" + (namespace == null ? "" : namespace) + "}" + typeName.substring(colon + 1);
    }

    private static String line(XMLStreamException e) {
        return e.getLocation() == null
                ? "/"
                : "line " + e.getLocation().getLineNumber() + " column " + e.getLocation().getColumnNumber();
    }
}
