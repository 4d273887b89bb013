package ch.meinkonto.portal.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.springframework.web.util.HtmlUtils;

/**
 * What a document says about itself: its title, its language, what its colours mean, and by which standards everybody can read it,
 * also in many years (PDF/UA-1, ISO 14289-1, section 5; PDF/A-2a, ISO 19005-2, sections 6.2.3 and 6.6).
 *
 * @param title shown by readers instead of the name of the file
 * @param language of the text, as in RFC 5646
 */
record Identification(String title, String language) {
    private static final float VERSION = 1.7f;
    private static final String COLOURS = "sRGB IEC61966-2.1";
    private static final int COMPONENTS = 3;
    private static final SqueezedStream PROFILE = SqueezedStream
            .of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());

    /** XMP (ISO 16684-1). PDF/A wants the words of other standards explained, of which PDF/UA is one. */
    private static final String METADATA = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
             xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>Mein Konto</xmp:CreatorTool>
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
             xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>Part of ISO 14289 this document conforms to</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>""";

    static Identification of(String title, Locale language) {
        return new Identification(title, language.toLanguageTag());
    }

    void writeTo(PDDocument document) throws IOException {
        document.setVersion(VERSION);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setCreator("Mein Konto");
        document.setDocumentInformation(information);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        preferences.getCOSObject().setDirect(true);
        catalog.setViewerPreferences(preferences);
        COSStream metadata = document.getDocument().createCOSStream();
        metadata.setItem(COSName.TYPE, COSName.METADATA);
        metadata.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
        try (OutputStream target = metadata.createOutputStream()) {
            target.write(METADATA.formatted(HtmlUtils.htmlEscape(title, "UTF-8"), language)
                    .getBytes(StandardCharsets.UTF_8));
        }
        catalog.getCOSObject().setItem(COSName.METADATA, metadata);
        catalog.getCOSObject().setItem(COSName.OUTPUT_INTENTS, colours(document));
    }

    /** Colours are meant as on a screen, whatever shows or prints them. */
    private static COSArray colours(PDDocument document) throws IOException {
        COSStream profile = PROFILE.in(document);
        profile.setInt(COSName.N, COMPONENTS);
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        intent.setItem(COSName.S, COSName.GTS_PDFA1);
        intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, COLOURS);
        intent.setString(COSName.INFO, COLOURS);
        intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        COSArray intents = new COSArray();
        intents.add(intent);
        return intents;
    }
}
