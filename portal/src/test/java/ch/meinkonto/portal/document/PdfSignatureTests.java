package ch.meinkonto.portal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Locale;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import ch.meinkonto.portal.PortalTest;

/** Whether a signed document can be checked without us, and shows each change. */
@PortalTest
class PdfSignatureTests {
    @Autowired
    private PdfSignature signature;
    @Autowired
    private SigningKeys keys;
    @Autowired
    private MessageSource texts;

    @Test
    void signsTheWholeDocumentWithACertificateThatIsInIt() throws Exception {
        byte[] signed = signature.sign(paper());
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature added = document.getSignatureDictionaries().getFirst();
            assertThat(added.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            int[] range = added.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).as("to the very end").isEqualTo(signed.length);
            assertThat(verifies(added.getSignedContent(signed), added.getContents(signed))).isTrue();
        }
    }

    @Test
    void signsALetterOfManyPagesAsAWhole() throws Exception {
        byte[] signed;
        try (Letter letter = new Letter.Paper(texts, "tax-extension.pdf").letter(Locale.FRENCH, "FE-2026-7F3K9Q2M",
                "refusal.title", 2026)) {
            signed = signature.sign(letter.quote("Ein Satz der Begründung. ".repeat(400)).toPdf());
        }
        try (PDDocument document = Loader.loadPDF(signed)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            PDSignature added = document.getSignatureDictionaries().getFirst();
            assertThat(verifies(added.getSignedContent(signed), added.getContents(signed))).isTrue();
            assertThat(added.getByteRange()[2] + added.getByteRange()[3]).isEqualTo(signed.length);
        }
    }

    @Test
    void showsThatOneByteWasChanged() throws Exception {
        byte[] signed = signature.sign(paper());
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature added = document.getSignatureDictionaries().getFirst();
            byte[] content = added.getSignedContent(signed);
            content[content.length / 3] ^= 1;
            assertThat(verifies(content, added.getContents(signed))).isFalse();
        }
    }

    @Test
    void namesItsCertificateAndNoTimeOfItsOwn() throws Exception {
        byte[] signed = signature.sign(paper());
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature added = document.getSignatureDictionaries().getFirst();
            AttributeTable attributes = signerOf(new CMSSignedData(unpadded(added.getContents(signed))))
                    .getSignedAttributes();
            assertThat(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)).isNotNull();
            assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
            assertThat(added.getSignDate()).isNotNull();
        }
    }

    @Test
    void keepsOneKeyAndGivesItAUseForSignaturesOnly() {
        X509Certificate certificate = keys.today().certificate();
        assertThat(keys.today().certificate()).isEqualTo(certificate);
        assertThat(certificate.getBasicConstraints()).as("signs no certificates").isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, true, false);
    }

    @Test
    void readsTheKeyStoreOfACity(@TempDir Path folder) throws Exception {
        Signatory ours = keys.today();
        Path file = folder.resolve("city.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("city", ours.key(), "secret".toCharArray(),
                ours.chain().toArray(X509Certificate[]::new));
        try (OutputStream target = Files.newOutputStream(file)) {
            store.store(target, "secret".toCharArray());
        }
        assertThat(SigningKeys.read(file, "secret")).returns(ours.certificate(), Signatory::certificate);
        assertThatThrownBy(() -> SigningKeys.read(file, "wrong")).isInstanceOf(IllegalStateException.class)
                .hasMessage("the key store for signatures cannot be read");
    }

    private static boolean verifies(byte[] content, byte[] cms) throws Exception {
        CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), unpadded(cms));
        SignerInformation signer = signerOf(data);
        var holder = data.getCertificates().getMatches(signer.getSID()).iterator().next();
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(
                    (X509CertificateHolder) holder));
        } catch (CMSException changed) {
            return false;
        }
    }

    /** In a PDF the signature stands in a space that was kept free for it. */
    private static byte[] unpadded(byte[] contents) throws IOException {
        try (ASN1InputStream stream = new ASN1InputStream(contents)) {
            return stream.readObject().getEncoded();
        }
    }

    private static SignerInformation signerOf(CMSSignedData data) {
        return data.getSignerInfos().getSigners().iterator().next();
    }

    private byte[] paper() {
        try (Sheet sheet = new Sheet(texts, "Test", Locale.GERMAN)) {
            sheet.heading().text("Mein Konto", 56, 78, 14, true, Sheet.BRAND);
            return sheet.toPdf();
        }
    }
}
