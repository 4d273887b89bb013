package ch.meinkonto.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * What a document is held to so that everybody can read it, today and in many years: PDF/UA-1 (ISO 14289-1) and PDF/A-2a
 * (ISO 19005-2), as veraPDF checks them. No program can see whether a heading is really one; {@code LetterTreeTests} says in which
 * words and in which order a document is read.
 */
public final class PdfStandard {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);
    private static final Path KEPT = Path.of("target", "papers");

    private PdfStandard() {}

    /** The languages in which there are documents. */
    public static Stream<Locale> languages() {
        return Stream.of("de", "en", "fr", "it").map(Locale::of);
    }

    /** What is wrong with a document: which rule of which standard, how often, and an example in words. */
    public static List<String> errorsOf(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        return STANDARDS.stream().flatMap(standard -> errorsOf(pdf, standard)).toList();
    }

    private static Stream<String> errorsOf(byte[] pdf, PDFAFlavour standard) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            return validator.validate(parser)
                    .getTestAssertions()
                    .stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(failed -> standard + " " + failed.getRuleId().getClause() + ": " + failed.getMessage() + " "
                            + failed.getLocation().getContext())
                    .toList()
                    .stream();
        } catch (VeraPDFException | IOException e) {
            throw new IllegalArgumentException("not a document that can be checked", e);
        }
    }

    /**
     * Fails unless a document is signed, is in its language, and everybody can read it. It is kept in {@code target/papers} for
     * whoever wants to see it.
     */
    public static void assertReadableByEverybody(String name, Locale language, byte[] signed) {
        try (PDDocument document = Loader.loadPDF(signed)) {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(name + "-" + language + ".pdf"), signed);
            assertThat(document.getSignatureDictionaries()).as("signature of %s", name).hasSize(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.toLanguageTag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(errorsOf(signed)).as("%s in %s", name, language).isEmpty();
    }
}
