package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A PDF as it was downloaded, and whether its signature is that of a certificate and covers the whole of it (ISO 32000-1
 * section 12.8.1: all bytes but the signature itself).
 */
final class SignedPdf {
    private static final Pattern RANGE = Pattern
            .compile("/ByteRange\\s*\\[\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s*]");

    private final byte[] content;

    SignedPdf(byte[] content) {
        this.content = content.clone();
    }

    /** What is wrong with it, for people; empty where nothing is. */
    Optional<String> trouble(X509Certificate city) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF-")) {
            return Optional.of("not a PDF");
        }
        Optional<MatchResult> last = RANGE.matcher(text).results().reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return Optional.of("not signed");
        }
        int[] range = new int[4];
        Arrays.setAll(range, index -> Integer.parseInt(last.get().group(index + 1)));
        if (range[0] != 0 || range[1] > range[2] || range[2] + range[3] != content.length) {
            return Optional.of("the signature does not cover all of it");
        }
        byte[] signed = Arrays.copyOf(content, range[1] + range[3]);
        System.arraycopy(content, range[2], signed, range[1], range[3]);
        return verifies(signed, text.substring(range[1], range[2]), city)
                ? Optional.empty()
                : Optional.of("the signature is wrong");
    }

    private static boolean verifies(byte[] signed, String written, X509Certificate city) {
        byte[] padded = HexFormat.of().parseHex(written.replaceAll("[<>\\s]", ""));
        // The room kept for the signature is greater than it: zeros follow.
        try (ASN1InputStream structure = new ASN1InputStream(padded)) {
            CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(signed),
                    ContentInfo.getInstance(structure.readObject()));
            for (SignerInformation signer : data.getSignerInfos()) {
                boolean hisOwn = signer.getSID().match(new X509CertificateHolder(city.getEncoded()));
                if (hisOwn && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(city))) {
                    return true;
                }
            }
            return false;
        } catch (CMSException | OperatorCreationException | IOException | CertificateException
                | IllegalArgumentException broken) {
            return false;
        }
    }
}
