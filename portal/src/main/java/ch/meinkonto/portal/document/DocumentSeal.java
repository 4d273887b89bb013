package ch.meinkonto.portal.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;

/**
 * The code on documents that have nothing of their own to say to whoever checks them: which document of which request, and
 * since when. It can be checked without asking anybody, and tells nobody's name.
 */
@Component
public class DocumentSeal {
    private static final String VERSION = "MK1";

    private final Seal seal;
    private final PortalSettings portal;

    DocumentSeal(Seal seal, PortalSettings portal) {
        this.seal = seal;
        this.portal = portal;
    }

    /**
     * What the code says.
     *
     * @param service name of the city service
     * @param kind of document, kebab-case
     * @param reference of the request
     * @param issuedAt when it was issued, to the second
     */
    record Sealed(String service, String kind, String reference, Instant issuedAt) {}

    /** The code for a document. Arguments hold no vertical bar. */
    public QrCode code(String service, String kind, String reference, Instant issuedAt) {
        String content = String.join("|", VERSION, service, kind, reference,
                Long.toString(issuedAt.getEpochSecond()));
        return code(content);
    }

    /** The code for a sealed text of a service's own, for which there is a {@link SealedKind}. */
    public QrCode code(String content) {
        return QrCode.of(portal.address(VerifyPages.PATH + "?c=" + seal.seal(content)).toString());
    }

    /** Reads a text whose seal is genuine; empty when it is about something else. */
    static Optional<Sealed> read(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sealed(parts[1], parts[2], parts[3],
                    Instant.ofEpochSecond(Long.parseLong(parts[4]))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
