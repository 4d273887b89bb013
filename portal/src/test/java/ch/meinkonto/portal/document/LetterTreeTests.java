package ch.meinkonto.portal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import ch.meinkonto.portal.PdfStandard;

/** In which words and in which order a letter is read aloud, and whether a document that cannot be read is found. */
class LetterTreeTests {
    private final Letter.Paper paper = new Letter.Paper(texts(), "tax-extension.pdf");

    @Test
    void readsAsItWasWritten() throws IOException {
        try (Letter letter = paper.letter(Locale.GERMAN, "FE-2026-7F3K9Q2M", "refusal.title", 2026)) {
            byte[] pdf = letter.strong("refusal.last", LocalDate.of(2026, 12, 31))
                    .row("name", "Đorđe Škvorecký")
                    .gap()
                    .paragraph("keep")
                    .code(QrCode.of("https://beispiel.ch/verify?c=1"), "check")
                    .toPdf();
            assertThat(read(pdf)).isEqualTo("""
                    Document
                      P: Mein Konto
                      H1: Entscheid Steuererklärung 2026
                      Table
                        TR
                          TH: Letzte Frist
                          TD: 31.12.2026
                        TR
                          TH: Name
                          TD: Đorđe Škvorecký
                      P: Bewahren Sie dieses Dokument auf. Es beweist, wann Ihr Gesuch eingegangen ist.
                      Link
                        Figure: (QR-Code: zur Seite, auf der man dieses Dokument prüfen kann)
                      P: Echt? Wer den Code liest, sieht, ob dieses Dokument von der Stadt stammt und noch gilt.
                      Form
                    """);
        }
    }

    @Test
    void readsAParagraphThatGoesOnOnTheNextPageAsOneAndNothingThatIsOnEveryPage() throws IOException {
        String reason = "Ein Satz der Begründung. ".repeat(200).strip();
        try (Letter letter = paper.letter(Locale.GERMAN, "FE-2026-7F3K9Q2M", "refusal.title", 2026)) {
            byte[] pdf = letter.quote(reason).toPdf();
            assertThat(read(pdf)).isEqualTo("""
                    Document
                      P: Mein Konto
                      H1: Entscheid Steuererklärung 2026
                      P: %s
                      Form
                    """.formatted(reason));
        }
    }

    @Test
    void findsADocumentThatIsOnlyDrawn() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(56, 700);
                content.showText("Nobody can have this read aloud.");
                content.endText();
            }
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            document.save(drawn);
            assertThat(PdfStandard.errorsOf(drawn.toByteArray()))
                    .anyMatch(error -> error.contains("Content shall be marked as Artifact or tagged"))
                    .anyMatch(error -> error.contains("DisplayDocTitle"))
                    .anyMatch(error -> error.contains("font programs"));
        }
    }

    @Test
    void findsAPictureThatSaysNothing() throws IOException {
        byte[] good;
        try (Letter letter = paper.letter(Locale.GERMAN, "FE-2026-7F3K9Q2M", "refusal.title", 2026)) {
            good = letter.code(QrCode.of("https://beispiel.ch/verify?c=1"), "check").toPdf();
        }
        assertThat(PdfStandard.errorsOf(good)).isEmpty();
        try (PDDocument document = Loader.loadPDF(good)) {
            figure(document.getDocumentCatalog().getStructureTreeRoot()).setAlternateDescription(null);
            ByteArrayOutputStream silent = new ByteArrayOutputStream();
            document.save(silent);
            assertThat(PdfStandard.errorsOf(silent.toByteArray())).anyMatch(error -> error.contains("Figure"));
        }
    }

    private static PDStructureElement figure(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                PDStructureElement found = element.getStructureType().equals("Figure") ? element : figure(element);
                if (found.getStructureType().equals("Figure")) {
                    return found;
                }
            }
        }
        return node instanceof PDStructureElement element ? element : new PDStructureElement("None", node);
    }

    /** The tree as it is read aloud. */
    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<PDPage, Map<Integer, String>> words = new HashMap<>();
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.setSuppressDuplicateOverlappingText(false);
                extractor.processPage(page);
                Map<Integer, String> ofPage = new HashMap<>();
                for (PDMarkedContent mark : extractor.getMarkedContents()) {
                    StringBuilder text = new StringBuilder();
                    mark.getContents().stream().filter(TextPosition.class::isInstance)
                            .forEach(letter -> text.append(((TextPosition) letter).getUnicode()));
                    ofPage.put(mark.getMCID(), text.toString());
                }
                words.put(page, ofPage);
            }
            StringBuilder read = new StringBuilder();
            read(document.getDocumentCatalog().getStructureTreeRoot(), "", words, read);
            return read.toString();
        }
    }

    private static void read(PDStructureNode node, String indent, Map<PDPage, Map<Integer, String>> words,
            StringBuilder read) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String text = own(element, words);
                String alternative = element.getAlternateDescription();
                read.append(indent).append(element.getStructureType())
                        .append(text.isEmpty() && alternative == null ? "" : ": ").append(text)
                        .append(alternative == null ? "" : "(" + alternative + ")").append('\n');
                read(element, indent + "  ", words, read);
            }
        }
    }

    private static String own(PDStructureElement element, Map<PDPage, Map<Integer, String>> words) {
        StringBuilder text = new StringBuilder();
        List<Object> kids = element.getKids();
        for (Object kid : kids) {
            if (kid instanceof Integer identifier) {
                text.append(words.getOrDefault(element.getPage(), Map.of()).get(identifier));
            } else if (kid instanceof PDMarkedContentReference reference) {
                text.append(words.getOrDefault(reference.getPage(), Map.of()).get(reference.getMCID()));
            }
        }
        return text.toString();
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("ch/meinkonto/portal/document/messages", "ch/meinkonto/portal/taxextension/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }
}
