package ch.meinkonto.ops.ech;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Elements to bytes: UTF-8, the customary prefixes, all of them declared at the outermost element. */
final class XmlText {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private XmlText() {}

    static byte[] of(Element root) {
        XmlText xml = new XmlText();
        xml.append(root, xml.declarations(root));
        return xml.text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String declarations(Element root) {
        Set<Standard> used = EnumSet.noneOf(Standard.class);
        boolean instance = collect(root, used);
        StringBuilder declarations = new StringBuilder();
        for (Standard standard : used) {
            declarations.append(" xmlns:" + standard.prefix() + "=\"" + standard.namespace() + '"');
        }
        if (instance) {
            declarations.append(" xmlns:xsi=\"" + Element.INSTANCE + '"');
        }
        return declarations.toString();
    }

    private static boolean collect(Element element, Set<Standard> used) {
        used.add(Standard.of(element.namespace()).orElseThrow());
        boolean instance = element.attributes().containsKey(Element.TYPE);
        for (Element child : element.children()) {
            instance |= collect(child, used);
        }
        return instance;
    }

    private void append(Element element, String declarations) {
        String name = Standard.of(element.namespace()).orElseThrow().prefix() + ':' + element.name();
        text.append('<').append(name).append(declarations);
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            append(attribute.getKey(), attribute.getValue());
        }
        text.append('>');
        for (Element child : element.children()) {
            append(child, "");
        }
        escaped(element.text());
        text.append("</").append(name).append('>');
    }

    private void append(String attribute, String value) {
        if (Element.TYPE.equals(attribute)) {
            int end = value.indexOf('}');
            Standard standard = Standard.of(value.substring(1, end)).orElseThrow();
            text.append(" xsi:type=\"").append(standard.prefix()).append(':').append(value.substring(end + 1));
        } else {
            text.append(' ').append(attribute.substring(attribute.indexOf('}') + 1)).append("=\"");
            escaped(value);
        }
        text.append('"');
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.append(character);
            }
        }
    }
}
