package ch.meinkonto.ops.ech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/**
 * The published schemas of eCH, where a copy of them lies. They are no part of this repository. Nothing is fetched: an import
 * is answered by the file of the same standard and major version in the folder, whatever its minor version.
 */
public final class SchemaSet {
    private static final List<String> ROOTS = List.of("eCH-0194-1", "eCH-0020-3");
    private static final Pattern STANDARD = Pattern.compile("eCH-\\d{4}-\\d+(?=-\\d+\\.xsd)");

    private static final DOMImplementationLS INPUTS = inputs();

    private final @Nullable Schema schema;

    private SchemaSet(@Nullable Schema schema) {
        this.schema = schema;
    }

    /** No schemas: messages are checked by the types of this package alone. */
    public static SchemaSet none() {
        return new SchemaSet(null);
    }

    /**
     * The schemas in a folder, compiled.
     *
     * @throws IllegalArgumentException if one is missing or does not compile
     */
    public static SchemaSet in(Path folder) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setResourceResolver(new FolderResolver(folder));
            Source[] sources = ROOTS.stream().map(root -> source(file(folder, root))).toArray(Source[]::new);
            return new SchemaSet(factory.newSchema(sources));
        } catch (SAXException e) {
            throw new IllegalArgumentException("the schemas in " + folder + " do not compile: " + e.getMessage(), e);
        }
    }

    /** Whether messages are checked against schemas. */
    public boolean checks() {
        return schema != null;
    }

    /** Checks a document that is known to have no document type. The refusal names the rule and the line, not the value. */
    void check(byte[] xml) {
        if (schema == null) {
            return;
        }
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXParseException e) {
            throw new EchRefused(Reason.AGAINST_SCHEMA,
                    "line " + e.getLineNumber() + " column " + e.getColumnNumber() + rule(e.getMessage()));
        } catch (SAXException | IOException e) {
            throw new EchRefused(Reason.AGAINST_SCHEMA, "/");
        }
    }

    /** The rule of XML Schema that was broken, such as {@code cvc-pattern-valid}: it stands before the colon. */
    private static String rule(@Nullable String message) {
        int colon = message == null ? -1 : message.indexOf(':');
        return message != null && colon > 0 && message.startsWith("cvc-")
                ? " (" + message.substring(0, colon) + ")"
                : "";
    }

    private static Path file(Path folder, String standard) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(standard + '-')
                    && file.getFileName().toString().endsWith(".xsd")).max(Path::compareTo)
                    .orElseThrow(() -> new IllegalArgumentException("no schema " + standard + " in " + folder));
        } catch (IOException e) {
            throw new IllegalArgumentException("no folder of schemas: " + folder, e);
        }
    }

    private static DOMImplementationLS inputs() {
        try {
            return (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every Java platform loads and saves documents", e);
        }
    }

    private static StreamSource source(Path file) {
        return new StreamSource(stream(file), file.toUri().toString());
    }

    private static InputStream stream(Path file) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers an import from the folder, or not at all. */
    private record FolderResolver(Path folder) implements LSResourceResolver {
        @Override
        public LSInput resolveResource(String type, String namespace, @Nullable String publicId,
                @Nullable String systemId, @Nullable String base) {
            Matcher standard = STANDARD.matcher(systemId == null ? "" : systemId);
            if (!standard.find()) {
                throw new IllegalArgumentException("an import that is no standard of eCH: " + systemId);
            }
            Path file = file(folder, standard.group());
            LSInput input = INPUTS.createLSInput();
            input.setSystemId(file.toUri().toString());
            input.setByteStream(stream(file));
            return input;
        }
    }
}
