package ch.meinkonto.soc.engine.normalise;

import java.util.regex.Pattern;

/** Takes secrets out of free text: log lines are written by code that did not know who would read them. */
final class TextRedaction {
    /** A JSON Web Token: three Base64url parts, the first of which begins with an opening brace. */
    private static final Pattern TOKEN = Pattern
            .compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)?");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b(bearer|basic|apikey)\\s+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern PARAMETER = Pattern
            .compile("(?i)\\b(code|code_verifier|access_token|refresh_token|id_token"
                    + "|id_token_hint|token|client_secret|password|passwd|secret|_csrf|state|nonce)(\"?\\s*[=:]\\s*\"?)[^\\s&\"',;)\\]}]+");

    private TextRedaction() {}

    static String redact(String text) {
        String withoutTokens = TOKEN.matcher(text).replaceAll("REDACTED");
        String withoutCredentials = CREDENTIAL.matcher(withoutTokens).replaceAll("$1 REDACTED");
        return PARAMETER.matcher(withoutCredentials).replaceAll("$1$2REDACTED");
    }
}
