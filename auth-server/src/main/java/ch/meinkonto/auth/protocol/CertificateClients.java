package ch.meinkonto.auth.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Clients that show a certificate of an authority (RFC 8705 section 2.1). Before all other ways: the framework would take such a
 * client for a public one when it redeems a code, and takes a certificate that comes without its authority's for a self-signed
 * one.
 */
final class CertificateClients implements AuthenticationConverter {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final AuthenticationConverter standard;

    private CertificateClients(AuthenticationConverter standard) {
        this.standard = standard;
    }

    /** Puts itself before the converters of other ways. */
    static void apply(List<AuthenticationConverter> converters) {
        converters.removeIf(X509ClientCertificateAuthenticationConverter.class::isInstance);
        converters.addFirst(new CertificateClients(new X509ClientCertificateAuthenticationConverter()));
    }

    /** Whether the sender of a request showed a certificate. */
    static boolean isPresent(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) != null;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        boolean otherwiseProven = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null;
        if (otherwiseProven || !isPresent(request)) {
            return null;
        }
        return standard.convert(request) instanceof OAuth2ClientAuthenticationToken shown
                ? new OAuth2ClientAuthenticationToken(shown.getPrincipal().toString(),
                        ClientAuthenticationMethod.TLS_CLIENT_AUTH, shown.getCredentials(),
                        shown.getAdditionalParameters())
                : null;
    }

    /** The thumbprint of the certificate that a token is asked for with ({@code x5t#S256}); absent where there was none. */
    static @Nullable String thumbprint(JwtEncodingContext token) {
        return token.getAuthorizationGrant() instanceof OAuth2AuthorizationGrantAuthenticationToken grant
                && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && ClientAuthenticationMethod.TLS_CLIENT_AUTH.equals(client.getClientAuthenticationMethod())
                && client.getCredentials() instanceof X509Certificate[] chain ? thumbprint(chain[0]) : null;
    }

    /** RFC 8705 section 3.1. */
    static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new String(Base64.getUrlEncoder().withoutPadding().encode(digest), StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
