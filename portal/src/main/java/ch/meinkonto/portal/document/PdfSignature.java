package ch.meinkonto.portal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.GregorianCalendar;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.springframework.stereotype.Component;

/**
 * The city's signature on a whole PDF: PAdES, baseline level B (ETSI EN 319 142-1, section 6). A reader of PDF files shows
 * that the document is unchanged, and by whose certificate.
 */
@Component
public class PdfSignature {
    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");
    private static final int REST_OF_SIGNATURE = 2048;
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final SigningKeys keys;
    private final Clock clock;

    PdfSignature(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The same document with a signature added at its end. */
    public byte[] sign(byte[] pdf) {
        Signatory signatory = keys.today();
        try (PDDocument document = Loader.loadPDF(pdf); SignatureOptions options = new SignatureOptions()) {
            options.setPreferredSignatureSize(room(signatory));
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(CADES);
            signature.setName("Mein Konto");
            signature.setSignDate(GregorianCalendar.from(clock.instant().atZone(ZURICH)));
            SignatureField.fill(document, signature);
            document.addSignature(signature, content -> cms(content, signatory), options);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            document.saveIncremental(signed);
            return signed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How much has to be kept free, in bytes: certificates are known, signature and attributes are far smaller than what is added.
     * What is kept free for nothing is written twice for every document, and lies in it for ever.
     */
    private static int room(Signatory signatory) throws IOException {
        try {
            int room = REST_OF_SIGNATURE;
            for (X509Certificate certificate : signatory.chain()) {
                room += certificate.getEncoded().length;
            }
            return room;
        } catch (CertificateEncodingException e) {
            throw new IOException("signing failed", e);
        }
    }

    /** A detached CMS signature (RFC 5652) as PAdES wants it: it names its certificate, and no time, which the PDF has. */
    private static byte[] cms(InputStream content, Signatory signatory) throws IOException {
        try {
            DefaultSignedAttributeTableGenerator attributes = new DefaultSignedAttributeTableGenerator(
                    new AttributeTable(signingCertificate(signatory)));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(
                            facts -> attributes.getAttributes(facts).remove(CMSAttributes.signingTime))
                    .build(new JcaContentSignerBuilder(signatory.algorithm()).build(signatory.key()),
                            signatory.certificate()));
            generator.addCertificates(new JcaCertStore(signatory.chain()));
            return generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("signing failed", e);
        }
    }

    /** The attribute signing-certificate-v2 (RFC 5035): nobody can pass the signature off as another certificate's. */
    private static ASN1EncodableVector signingCertificate(Signatory signatory) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(signatory.certificate().getEncoded());
        ESSCertIDv2 id = new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), digest);
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2[]{id}))));
        return attributes;
    }
}
