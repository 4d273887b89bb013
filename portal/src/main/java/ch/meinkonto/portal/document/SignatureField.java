package ch.meinkonto.portal.document;

import java.io.IOException;
import java.util.Optional;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * The field a signature is put into. It is there before, because it belongs to the tree of the document and has a name that is
 * read aloud; a signature that makes its own field would stand beside the tree.
 */
final class SignatureField {
    private static final String NAME = "signature";

    private SignatureField() {}

    /**
     * Adds an empty one to the first page; it takes no room.
     *
     * @param spoken what it is for, in the language of the document
     */
    static void addTo(PDDocument document, Tags tags, String spoken) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDSignatureField field = new PDSignatureField(form);
        field.setPartialName(NAME);
        field.setAlternateFieldName(spoken);
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle());
        widget.setPrinted(true);
        tags.annotate(tags.add("Form"), widget);
        form.getFields().add(field);
    }

    /** Puts a signature into it, for {@link PDDocument#addSignature} to find; papers of others have no such field. */
    static void fill(PDDocument document, PDSignature signature) {
        Optional.ofNullable(document.getDocumentCatalog().getAcroForm(null))
                .map(form -> form.getField(NAME))
                .map(PDField::getCOSObject)
                .ifPresent((COSDictionary field) -> field.setItem(COSName.V, signature));
    }
}
