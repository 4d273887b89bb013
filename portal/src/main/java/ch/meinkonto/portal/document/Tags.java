package ch.meinkonto.portal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a document: what is a heading, a paragraph, a table, in the order in which it is read (ISO 32000-1, section 14.7),
 * and which mark on which page belongs to what. Everything that is drawn is asked for here, so nothing is drawn outside.
 */
final class Tags {
    private final PDDocument document;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement all;
    private final List<PageMarks> pages = new ArrayList<>();
    /** By the number a page or an annotation has: the owners of the page's marks, or that of the annotation. */
    private final List<COSBase> owners = new ArrayList<>();
    private PageMarks current;

    /** A tree without a leaf, for a document whose first page is being drawn. */
    Tags(PDDocument document, PDPage first) {
        this.document = document;
        document.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo tagged = new PDMarkInfo();
        tagged.setMarked(true);
        tagged.getCOSObject().setDirect(true);
        document.getDocumentCatalog().setMarkInfo(tagged);
        all = add(root, "Document");
        current = begin(first);
    }

    /** A page and its marks; {@code owners} tells whose each of them is, by its number. */
    private static final class PageMarks {
        private final PDPage page;
        private final Content content = new Content();
        private final COSArray owners = new COSArray();
        /** Whose mark is open; nothing is open where it is null, an artifact where it is the page itself. */
        private @Nullable Object open;

        private PageMarks(PDPage page) {
            this.page = page;
        }

        private Content opened(Object owner) {
            if (open != null && open != owner) {
                content.endMark();
            }
            open = owner;
            return content;
        }

        private Content finished() {
            if (open != null) {
                content.endMark();
                open = null;
            }
            return content;
        }
    }

    /** From now on the content of this page, the next one, is drawn. */
    void turnTo(PDPage page) {
        current = begin(page);
    }

    private PageMarks begin(PDPage page) {
        PageMarks marks = new PageMarks(page);
        page.setStructParents(owners.size());
        owners.add(marks.owners);
        pages.add(marks);
        return marks;
    }

    /** Goes back to a page, counted from 1. */
    void backTo(int page) {
        current = pages.get(page - 1);
    }

    /** Whatever belongs to nothing of the tree. */
    Content artifact() {
        boolean begins = current.open != current.page;
        Content content = current.opened(current.page);
        if (begins) {
            content.beginArtifact();
        }
        return content;
    }

    /** The content of an element on the page that is being drawn. */
    Content of(PDStructureElement element) {
        boolean begins = current.open != element;
        Content content = current.opened(element);
        if (begins) {
            int identifier = current.owners.size();
            current.owners.add(element.getCOSObject());
            content.beginMark(element.getStructureType(), identifier);
            mark(element, identifier);
        }
        return content;
    }

    private void mark(PDStructureElement element, int identifier) {
        COSDictionary own = element.getCOSObject();
        if (!own.containsKey(COSName.PG)) {
            element.setPage(current.page);
        }
        if (own.getCOSDictionary(COSName.PG) == current.page.getCOSObject()) {
            element.appendKid(identifier);
            return;
        }
        PDMarkedContentReference onOtherPage = new PDMarkedContentReference();
        onOtherPage.setPage(current.page);
        onOtherPage.setMCID(identifier);
        onOtherPage.getCOSObject().setDirect(true);
        element.appendKid(onOtherPage);
    }

    /** A new element of the document, read after everything that is there. */
    PDStructureElement add(String type) {
        return add(all, type);
    }

    /** A new element within another. */
    PDStructureElement add(PDStructureNode parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** The name of what follows in its row. */
    PDStructureElement addNameOfRow(PDStructureElement row) {
        PDStructureElement name = add(row, "TH");
        PDTableAttributeObject scope = new PDTableAttributeObject();
        scope.setScope(PDTableAttributeObject.SCOPE_ROW);
        scope.getCOSObject().setDirect(true);
        name.getCOSObject().setItem(COSName.A, scope.getCOSObject());
        return name;
    }

    /** An annotation on the page that is being drawn, as a part of an element. */
    void annotate(PDStructureElement element, PDAnnotation annotation) throws IOException {
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(annotation);
        reference.setPage(current.page);
        reference.getCOSObject().setDirect(true);
        element.appendKid(reference);
        annotation.setStructParent(owners.size());
        owners.add(element.getCOSObject());
        annotation.setPage(current.page);
        List<PDAnnotation> annotations = current.page.getAnnotations();
        annotations.add(annotation);
        current.page.setAnnotations(annotations);
    }

    /** In what the text of all pages is written. */
    Set<FontPart> fonts() {
        Set<FontPart> fonts = new LinkedHashSet<>();
        pages.forEach(marks -> fonts.addAll(marks.content.fonts()));
        return fonts;
    }

    /** Writes what was drawn, and how one finds the owner of a mark; nothing is drawn any more. */
    void finish() throws IOException {
        COSArray numbers = new COSArray();
        for (int number = 0; number < owners.size(); number++) {
            numbers.add(COSInteger.get(number));
            numbers.add(owners.get(number));
        }
        numbers.setDirect(true);
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(owners.size());
        for (PageMarks marks : pages) {
            COSStream content = document.getDocument().createCOSStream();
            marks.finished().writeTo(content);
            marks.page.getCOSObject().setItem(COSName.CONTENTS, content);
        }
    }
}
