package ch.meinkonto.portal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whether everything that is written in a letter can be read on its paper, however long it is. */
class LetterTests {
    private static final String REFERENCE = "FE-2026-7F3K9Q2M";
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final Instant DECIDED = Instant.parse("2026-12-01T09:30:00Z");
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH, Locale.FRENCH, Locale.ITALIAN);
    private static final float MARGIN = 56;

    private final Letter.Paper paper = new Letter.Paper(texts(), "tax-extension.pdf");

    @Property(tries = 60)
    void losesNoLetterOfWhatSomebodyWroteInAnyLanguage(@ForAll("languages") Locale language,
            @ForAll("reasons") String reason) throws IOException {
        Written written = read(refusal(language, reason));
        assertThat(written.text()).contains(bare(reason));
        assertThat(written.text()).contains(bare(paper.say(language, "refusal.remedy")));
        assertThat(written.text()).contains(bare(paper.say(language, "check")));
        assertThat(written.right()).isLessThanOrEqualTo(Sheet.width() - MARGIN + 0.5f);
        assertThat(written.bottom()).isLessThanOrEqualTo(Sheet.height() - 39);
    }

    @Property(tries = 30)
    void everyPageSaysWhichItIsAndOfHowMany(@ForAll @IntRange(min = 1, max = 9) int thousands) throws IOException {
        try (PDDocument document = Loader.loadPDF(refusal(Locale.GERMAN, "Wort und Grund. ".repeat(62 * thousands)))) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                String text = textOf(document, page);
                if (pages == 1) {
                    assertThat(text).doesNotContain("Seite 1");
                } else {
                    assertThat(text).contains("Seite " + page + " von " + pages, REFERENCE);
                }
            }
            assertThat(pages).isGreaterThanOrEqualTo(thousands / 4);
        }
    }

    @Example
    void aShortLetterHasOnePageAndNoNumber() throws IOException {
        try (PDDocument document = Loader.loadPDF(refusal(Locale.GERMAN, "Es fehlt ein Beleg."))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(textOf(document, 1)).contains("Es fehlt ein Beleg.").doesNotContain("Seite");
        }
    }

    @Example
    void aWordThatIsWiderThanThePaperGoesOnInTheNextLine() throws IOException {
        String address = "https://beispiel.ch/" + "sehrlang".repeat(40);
        Written written = read(refusal(Locale.GERMAN, "Siehe " + address + " und sonst nirgends."));
        assertThat(written.text()).contains(bare(address) + "undsonstnirgends.");
        assertThat(written.right()).isLessThanOrEqualTo(Sheet.width() - MARGIN + 0.5f);
    }

    @Example
    void aValueOfManyLinesIsReadWhole() throws IOException {
        String value = "Wohnung im dritten Stock links ".repeat(20).strip();
        try (Letter letter = paper.letter(Locale.GERMAN, REFERENCE, "refusal.title", 2026)) {
            letter.row("name", value).row("reference", REFERENCE);
            Written written = read(letter.toPdf());
            assertThat(written.text().split("Stock", -1)).hasSize(21);
            assertThat(written.right()).isLessThanOrEqualTo(Sheet.width() - MARGIN + 0.5f);
        }
    }

    private byte[] refusal(Locale language, String reason) {
        try (Letter letter = paper.letter(language, REFERENCE, "refusal.title", 2026)) {
            return letter.strong("refusal.last", LAST)
                    .row("reference", REFERENCE)
                    .row("refusal.decided", DECIDED)
                    .gap()
                    .paragraph("refusal.text", LAST)
                    .quote(reason)
                    .gap()
                    .note("refusal.remedy")
                    .code(QrCode.of("https://beispiel.ch/verify?c=" + REFERENCE), "check")
                    .toPdf();
        }
    }

    /**
     * What can be read on the paper.
     *
     * @param text everything but what repeats on each page, without blanks
     * @param right how far to the right it goes
     * @param bottom how far down
     */
    private record Written(String text, float right, float bottom) {}

    private Written read(byte[] pdf) throws IOException {
        List<String> headings = LANGUAGES.stream()
                .map(language -> paper.say(language, "refusal.title", 2026) + " " + REFERENCE)
                .toList();
        List<TextPosition> letters = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper reader = new PDFTextStripper() {
                @Override
                protected void writeString(String words, List<TextPosition> positions) throws IOException {
                    // A blank at the end of a line is read aloud and not seen.
                    positions.stream().filter(each -> !each.getUnicode().isBlank()).forEach(letters::add);
                    super.writeString(words, positions);
                }
            };
            String text = reader.getText(document)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.equals("Mein Konto") && !headings.contains(line)
                            && !line.matches("(Seite|Page|Pagina) \\d+ (von|of|sur|di) \\d+"))
                    .collect(Collectors.joining());
            return new Written(bare(text),
                    letters.stream().map(each -> each.getXDirAdj() + each.getWidthDirAdj()).max(Float::compare)
                            .orElseThrow(),
                    letters.stream().map(TextPosition::getYDirAdj).max(Float::compare).orElseThrow());
        }
    }

    private static String textOf(PDDocument document, int page) {
        try {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setStartPage(page);
            reader.setEndPage(page);
            return reader.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("ch/meinkonto/portal/document/messages", "ch/meinkonto/portal/taxextension/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    @Provide
    Arbitrary<Locale> languages() {
        return Arbitraries.of(LANGUAGES);
    }

    /** Words of every length, some wider than the paper, in lines as people write them, as many as staff can write. */
    @Provide
    Arbitrary<String> reasons() {
        Arbitrary<String> word = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.strings().withChars("abcdefgilmnorstuzäöüéàç").ofMinLength(1)
                        .ofMaxLength(14)),
                Tuple.of(1, Arbitraries.strings().withChars("abcdefgilmnorstuz").ofMinLength(80)
                        .ofMaxLength(160)));
        return word.list().ofMinSize(1).ofMaxSize(700)
                .map(words -> {
                    StringBuilder text = new StringBuilder();
                    for (int position = 0; position < words.size(); position++) {
                        text.append(position == 0 ? "" : position % 90 == 0 ? "\n" : " ").append(words.get(position));
                    }
                    return text.toString();
                });
    }
}
