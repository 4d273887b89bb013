package ch.meinkonto.portal.cityservice;

import java.time.Instant;

/**
 * A document the city made for a resident, in one line.
 *
 * @param service name of the city service
 * @param reference of the request it belongs to
 * @param subject what the request is about
 * @param titleKey message key of what kind of document it is
 * @param issuedAt when it was issued
 * @param path where its owner downloads it
 */
public record IssuedDocument(String service, String reference, String subject, String titleKey, Instant issuedAt,
        String path) {}
