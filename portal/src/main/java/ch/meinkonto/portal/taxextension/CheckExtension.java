package ch.meinkonto.portal.taxextension;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.document.Seal;

/** Anybody, above all the tax office, checks the code on a confirmation. */
@UseCase
class CheckExtension {
    private final Extensions extensions;
    private final Seal seal;

    CheckExtension(Extensions extensions, Seal seal) {
        this.extensions = extensions;
        this.seal = seal;
    }

    /** What a check can say. */
    enum Verdict {
        VALID,
        /** Genuine once, but the resident shortened it or gave it back. */
        NOT_IN_FORCE,
        /** Not sealed by the city. */
        FORGED
    }

    /**
     * The result of a check.
     *
     * @param verdict what it says
     * @param extension what stands on the confirmation, absent when it is forged
     */
    record Checked(Verdict verdict, @Nullable SealedExtension extension) {}

    Checked check(String code) {
        Optional<SealedExtension> genuine = seal.open(code).flatMap(SealedExtension::read);
        return genuine.map(sealed -> new Checked(verdict(sealed), sealed))
                .orElseGet(() -> new Checked(Verdict.FORGED, null));
    }

    private Verdict verdict(SealedExtension sealed) {
        return extensions.of(sealed.reference())
                .filter(extension -> !extension.withdrawn() && extension.until().equals(sealed.until()))
                .map(extension -> Verdict.VALID)
                .orElse(Verdict.NOT_IN_FORCE);
    }
}
