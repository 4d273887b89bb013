package ch.meinkonto.ops.validhtml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import nu.validator.checker.Checker;
import nu.validator.checker.DuplicateDtChecker;
import nu.validator.checker.HeadingHierarchyChecker;
import nu.validator.checker.MicrodataChecker;
import nu.validator.checker.NormalizationChecker;
import nu.validator.checker.TextContentChecker;
import nu.validator.checker.UncheckedSubtreeWarner;
import nu.validator.checker.UsemapChecker;
import nu.validator.checker.jing.CheckerSchema;
import nu.validator.checker.jing.CheckerValidator;
import nu.validator.checker.table.TableChecker;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import nu.validator.localentities.LocalCacheEntityResolver;
import nu.validator.vendor.thaiopensource.relaxng.impl.CombineValidator;
import nu.validator.vendor.thaiopensource.util.PropertyMap;
import nu.validator.vendor.thaiopensource.util.PropertyMapBuilder;
import nu.validator.vendor.thaiopensource.validate.IncorrectSchemaException;
import nu.validator.vendor.thaiopensource.validate.Schema;
import nu.validator.vendor.thaiopensource.validate.ValidateProperty;
import nu.validator.vendor.thaiopensource.validate.Validator;
import nu.validator.vendor.thaiopensource.validate.prop.rng.RngProperty;
import nu.validator.vendor.thaiopensource.validate.rng.CompactSchemaReader;
import nu.validator.vendor.thaiopensource.xml.sax.Jaxp11XMLReaderCreator;
import nu.validator.xml.AttributesPermutingXMLReaderWrapper;
import nu.validator.xml.ariaattributes.AriaAttributeDroppingSchemaWrapper;
import nu.validator.xml.customelements.NamespaceChangingSchemaWrapper;
import nu.validator.xml.dataattributes.DataAttributeDroppingSchemaWrapper;
import nu.validator.xml.langattributes.XmlLangAttributeDroppingSchemaWrapper;
import nu.validator.xml.roleattributes.RoleAttributeFilteringSchemaWrapper;
import nu.validator.xml.templateelement.TemplateElementDroppingSchemaWrapper;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The HTML standard (html.spec.whatwg.org, with ARIA and SVG) as the Nu Html Checker knows it. Reading its schemas takes a
 * second or two, so one is made and kept. A page that had no errors is known again: tests come by the same few pages thousands
 * of times, and nothing but the hidden token of a form differs. The checker's own entry point is not used because it
 * brings a client for the network with it: the same parts are put together here without.
 */
public final class HtmlStandard {
    private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";
    /** The schemas are nested deeper than the stack of an ordinary thread, in bytes. */
    private static final long DEEP = 16L * 1024 * 1024;
    /** Differs with every answer, and is as valid as any other. */
    private static final Pattern TOKEN = Pattern.compile("(?<=name=\"_csrf\" value=\")[A-Za-z0-9_-]+(?=\")");

    private final Findings findings = new Findings();
    private final ExecutorService deepThread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("valid-html").daemon().stackSize(DEEP).factory());
    private final Validator validator;
    private final XMLReader parser = parser();
    /** Digests of the pages without errors, tokens left out; only the deep thread comes here. */
    private final Set<UUID> withoutErrors = new HashSet<>();

    /**
     * Reads the schemas.
     *
     * @throws IllegalStateException when the checker's archive lacks them
     */
    public HtmlStandard() {
        this.validator = inDeepThread(() -> {
            PropertyMap properties = properties();
            return withCheckers(schema(properties).createValidator(properties), properties);
        });
    }

    /**
     * What the standard does not allow in a page, from the first line to the last; warnings are not among it. One page after
     * the other, whoever asks.
     *
     * @param page the whole of it, as it was sent
     */
    public List<String> errorsOf(String page) {
        return inDeepThread(() -> {
            UUID known = digest(page);
            if (withoutErrors.contains(known)) {
                return List.of();
            }
            List<String> errors = check(page);
            if (errors.isEmpty()) {
                withoutErrors.add(known);
            }
            return errors;
        });
    }

    private List<String> check(String page) throws IOException {
        findings.begin(page);
        validator.reset();
        try {
            parser.setContentHandler(validator.getContentHandler());
            parser.parse(new InputSource(new StringReader(page)));
        } catch (SAXException fatal) {
            findings.add("cannot be read to its end: " + fatal.getMessage());
        }
        return findings.end();
    }

    private static UUID digest(String page) {
        return UUID.nameUUIDFromBytes(TOKEN.matcher(page).replaceAll("").getBytes(StandardCharsets.UTF_8));
    }

    private <T> T inDeepThread(Callable<T> task) {
        try {
            return deepThread.submit(task).get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the checker of HTML failed", broken.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private PropertyMap properties() {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, findings);
        properties.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(properties);
        return properties.toPropertyMap();
    }

    private static Schema schema(PropertyMap properties) throws IOException, SAXException, IncorrectSchemaException {
        EntityResolver nowhere = (publicId, systemId) -> {
            throw new IOException("not in the checker's archive: " + systemId);
        };
        LocalCacheEntityResolver archive = new LocalCacheEntityResolver(nowhere);
        archive.setAllowRnc(true);
        PropertyMapBuilder fromArchive = new PropertyMapBuilder(properties);
        fromArchive.put(ValidateProperty.ENTITY_RESOLVER, archive);
        Schema html = CompactSchemaReader.getInstance()
                .createSchema(archive.resolveEntity(null, SCHEMA), fromArchive.toPropertyMap());
        return new NamespaceChangingSchemaWrapper(new TemplateElementDroppingSchemaWrapper(
                new RoleAttributeFilteringSchemaWrapper(new XmlLangAttributeDroppingSchemaWrapper(
                        new AriaAttributeDroppingSchemaWrapper(new DataAttributeDroppingSchemaWrapper(html))))));
    }

    /** The schema sees elements and attributes; these see what goes over several of them. */
    private static Validator withCheckers(Validator schema, PropertyMap properties) {
        Validator all = new CombineValidator(schema, CheckerSchema.ASSERTION_SCH.createValidator(properties));
        List<Checker> checkers = List.of(new TableChecker(), new DuplicateDtChecker(), new HeadingHierarchyChecker(),
                new MicrodataChecker(), new NormalizationChecker(), new TextContentChecker(),
                new UncheckedSubtreeWarner(), new UsemapChecker());
        for (Checker checker : checkers) {
            all = new CombineValidator(all, new CheckerValidator(checker, properties));
        }
        return all;
    }

    private XMLReader parser() {
        HtmlParser html = new HtmlParser(XmlViolationPolicy.ALLOW);
        html.setContentSpacePolicy(XmlViolationPolicy.ALTER_INFOSET);
        html.setXmlnsPolicy(XmlViolationPolicy.ALTER_INFOSET);
        html.setMappingLangToXmlLang(true);
        html.setCheckingNormalization(true);
        html.setErrorHandler(findings);
        // The schema is written for attributes in an order of their own.
        XMLReader ordered = new AttributesPermutingXMLReaderWrapper(html);
        ordered.setErrorHandler(findings);
        return ordered;
    }

    /** What was found in the page that is being checked, each with the line it stands in. */
    private static final class Findings implements ErrorHandler {
        private final List<String> found = new ArrayList<>();
        private List<String> lines = List.of();

        void begin(String page) {
            lines = page.lines().toList();
            found.clear();
        }

        List<String> end() {
            return List.copyOf(found);
        }

        void add(String finding) {
            found.add(finding);
        }

        @Override
        public void warning(SAXParseException warning) {
            // Advice, not an error.
        }

        @Override
        public void error(SAXParseException error) {
            int line = error.getLineNumber();
            String text = line > 0 && line <= lines.size() ? lines.get(line - 1).strip() : "";
            add("line " + line + ": " + error.getMessage() + " In: " + text);
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
