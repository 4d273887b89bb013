package ch.meinkonto.soc.responder;

import java.util.List;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The access tokens that orders come with: what the application itself believes, for exactly this application (RFC 9068
 * section 4). A token that is bound to a key is refused: nobody asks for the proof here (RFC 9449 section 7.1).
 */
final class OrderTokens implements JwtDecoder {
    private final JwtDecoder application;
    private final String audience;

    OrderTokens(JwtDecoder application, String audience) {
        this.application = application;
        this.audience = audience;
    }

    @Override
    public Jwt decode(String token) {
        Jwt decoded = application.decode(token);
        if (!List.of(audience).equals(decoded.getAudience())) {
            throw new BadJwtException("the token is for another resource");
        }
        if (decoded.hasClaim("cnf")) {
            throw new BadJwtException("the token is bound to a key");
        }
        return decoded;
    }
}
