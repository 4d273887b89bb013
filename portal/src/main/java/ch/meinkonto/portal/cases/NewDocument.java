package ch.meinkonto.portal.cases;

import ch.meinkonto.portal.document.Letter;

/**
 * A document a service made for a case.
 *
 * @param kind kebab-case; text {@code service.document.kind}
 * @param name name of the file
 * @param content a PDF
 */
public record NewDocument(String kind, String name, byte[] content) {
    /** A letter about a case; the text {@code file} of its paper says how the file is called. */
    public static NewDocument of(String kind, CaseFile file, Letter.Paper paper, Letter letter) {
        return new NewDocument(kind, paper.say(file.contact().language(), "file", file.reference()) + ".pdf",
                letter.toPdf());
    }
}
