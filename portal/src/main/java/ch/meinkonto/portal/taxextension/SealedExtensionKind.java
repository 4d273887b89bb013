package ch.meinkonto.portal.taxextension;

import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.SealedKind;

/** Says what the code of a confirmation means, for the page that checks all documents. */
@Component
class SealedExtensionKind implements SealedKind {
    private final CheckExtension checks;

    SealedExtensionKind(CheckExtension checks) {
        this.checks = checks;
    }

    @Override
    public boolean isOfThisKind(String text) {
        return SealedExtension.read(text).isPresent();
    }

    @Override
    public Meaning meaningOf(String code) {
        CheckExtension.Checked checked = checks.check(code);
        Verdict verdict = switch (checked.verdict()) {
            case VALID -> Verdict.VALID;
            case NOT_IN_FORCE -> Verdict.EXPIRED;
            case FORGED -> Verdict.FORGED;
        };
        SealedExtension extension = checked.extension();
        return new Meaning(verdict, extension == null
                ? List.of()
                : List.of(new Fact("tax-extension.pdf.reference", extension.reference()),
                        new Fact("tax-extension.form.tax-year.label", Integer.toString(extension.taxYear())),
                        new Fact("tax-extension.pdf.until", extension.until()),
                        new Fact("tax-extension.pdf.received", extension.receivedAt())));
    }
}
