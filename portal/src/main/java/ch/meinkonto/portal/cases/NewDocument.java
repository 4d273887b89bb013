package ch.meinkonto.portal.cases;

/**
 * A document a service made for a case.
 *
 * @param kind kebab-case; text {@code service.document.kind}
 * @param name name of the file
 * @param content a PDF
 */
public record NewDocument(String kind, String name, byte[] content) {}
