package ch.meinkonto.portal.cases;

/**
 * Something only this service lets a resident do with a case, on a page of its own.
 *
 * @param textKey message key of the link
 * @param path of the page
 */
public record CaseAction(String textKey, String path) {}
