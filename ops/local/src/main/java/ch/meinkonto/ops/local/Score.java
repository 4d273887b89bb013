package ch.meinkonto.ops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Counts what passed and names what failed, over all kinds of tests. */
final class Score {
    private final List<String> failures = new ArrayList<>();
    private int passed;
    private int skipped;

    /** Adds every Surefire report below {@code root} that was written since. */
    void addReports(Path root, Instant since) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Score::isReport).toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    addReport(file);
                }
            }
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling("").endsWith("surefire-reports") && name.startsWith("TEST-")
                && name.endsWith(".xml");
    }

    private void addReport(Path file) throws IOException {
        NodeList cases = parse(file).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            boolean failed = test.getElementsByTagName("failure").getLength()
                    + test.getElementsByTagName("error").getLength() > 0;
            if (failed) {
                failed(test.getAttribute("classname") + "." + test.getAttribute("name"));
            } else if (test.getElementsByTagName("skipped").getLength() > 0) {
                skipped++;
            } else {
                passed++;
            }
        }
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the test report " + file + " cannot be read", e);
        }
    }

    /**
     * Adds the lines of {@code attack all --json}: an attack passes when its alert came; one that cannot be played yet is
     * skipped, never passed; none at all is a failure.
     */
    void addAttacks(List<String> lines) {
        List<String> results = lines.stream().filter(line -> line.contains("\"result\":")).toList();
        if (results.isEmpty()) {
            failed("attack all: no attack was played");
        }
        for (String result : results) {
            if (result.contains("\"result\":\"alert\"")) {
                passed++;
            } else if (result.contains("\"result\":\"waiting\"")) {
                skipped++;
            } else {
                failed("attack " + result);
            }
        }
    }

    void failed(String what) {
        failures.add(what);
    }

    int passed() {
        return passed;
    }

    int skipped() {
        return skipped;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    boolean isGreen() {
        return failures.isEmpty() && passed > 0;
    }
}
