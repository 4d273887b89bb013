package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A document counts only with the city's signature over every byte of it. */
class SignedPdfTests {
    private static final int ROOM = 4_000;

    private static KeyPair keys;
    private static X509Certificate city;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        city = certificate(1);
    }

    @Test
    void acceptsTheSignatureOfTheCity() throws Exception {
        assertThat(new SignedPdf(signed()).trouble(city)).isEmpty();
    }

    @Test
    void refusesADocumentThatWasChanged() throws Exception {
        byte[] changed = signed();
        changed[12] ^= 1;

        assertThat(new SignedPdf(changed).trouble(city)).hasValue("the signature is wrong");
    }

    @Test
    void refusesWhatWasAddedAfterTheSignature() throws Exception {
        byte[] content = signed();
        byte[] longer = java.util.Arrays.copyOf(content, content.length + 1);

        assertThat(new SignedPdf(longer).trouble(city)).hasValue("the signature does not cover all of it");
    }

    @Test
    void refusesTheSignatureOfAnotherCertificate() throws Exception {
        assertThat(new SignedPdf(signed()).trouble(certificate(2))).hasValue("the signature is wrong");
    }

    @Test
    void refusesWhatIsNotSignedOrNoPdf() {
        assertThat(new SignedPdf(bytes("%PDF-1.7 nothing")).trouble(city)).hasValue("not signed");
        assertThat(new SignedPdf(bytes("<html>")).trouble(city)).hasValue("not a PDF");
    }

    /** As a PDF holds it: hexadecimal digits with zeros behind, in a gap that the signature does not cover. */
    private static byte[] signed() throws Exception {
        String tail = "> %%EOF";
        String head = "%%PDF-1.7 (some text) /ByteRange [0 %s %s %s] /Contents ";
        int before = head.formatted("0000", "0000", "0000").length();
        int behind = before + 2 + ROOM;
        String front = head.formatted("%04d".formatted(before), "%04d".formatted(behind),
                "%04d".formatted(tail.length() - 1));
        byte[] covered = bytes(front + tail.substring(1));
        String digits = HexFormat.of().formatHex(cms(covered));
        return bytes(front + "<" + digits + "0".repeat(ROOM - digits.length()) + tail);
    }

    private static byte[] cms(byte[] content) throws Exception {
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build()).build(signer,
                        city));
        generator.addCertificates(new JcaCertStore(List.of(city)));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    }

    private static X509Certificate certificate(long serial) throws Exception {
        X500Name name = new X500Name("CN=Mein Konto");
        Instant now = Instant.now();
        return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name,
                BigInteger.valueOf(serial), Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(3_600)), name,
                keys.getPublic()).build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
