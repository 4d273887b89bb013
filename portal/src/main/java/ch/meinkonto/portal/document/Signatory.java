package ch.meinkonto.portal.document;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key that signs documents, and who says whose it is.
 *
 * @param key an elliptic curve or RSA key
 * @param chain its certificate, then those above it
 */
record Signatory(PrivateKey key, List<X509Certificate> chain) {
    Signatory {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate signs nothing");
        }
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The name of the signature algorithm for the key, with SHA-256. */
    String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    @Override
    public String toString() {
        return "Signatory[" + certificate().getSubjectX500Principal() + "]";
    }
}
