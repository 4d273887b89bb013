package ch.meinkonto.portal.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what documents are signed.
 *
 * @param keyStore path of a PKCS#12 file with one key and its certificates; empty where the portal makes its own
 * @param password of that file
 */
@ConfigurationProperties("meinkonto.signature")
record SignatureSettings(@DefaultValue("") String keyStore, @DefaultValue("") String password) {
    @Override
    public String toString() {
        return "SignatureSettings[keyStore=" + keyStore + "]";
    }
}
