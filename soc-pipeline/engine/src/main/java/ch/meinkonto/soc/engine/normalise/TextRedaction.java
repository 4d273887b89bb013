package ch.meinkonto.soc.engine.normalise;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets and personal data out of free text: it is written by code, and by callers, that did not know who would read
 * it. Every pattern is bounded, so that no text can make it slow.
 */
final class TextRedaction {
    private static final String REDACTED = "REDACTED";
    /** A JSON Web Token: three Base64url parts, the first of which begins with an opening brace. */
    private static final Pattern TOKEN = Pattern
            .compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)?");
    private static final Pattern CREDENTIAL = Pattern
            .compile("(?i)\\b(bearer|basic|apikey|dpop)\\s+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern PARAMETER = Pattern.compile("(?i)\\b(code|code_verifier|access_token|refresh_token"
            + "|id_token|id_token_hint|token|client_secret|password|passwd|passwort|secret|_csrf|state|nonce|username"
            + "|user_name|login|email|given_name|family_name|vorname|nachname|ahv)"
            + "(\"?\\s*[=:]\\s*)(\"[^\"]{0,256}\"?|'[^']{0,256}'?|[^\\s&\"',;)\\]}]+)");
    /** RFC 5321 as far as people use it; the sign in the middle may be percent-encoded. */
    private static final Pattern MAIL = Pattern
            .compile("[A-Za-z0-9._%+-]{1,64}?(@|%40)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,6}");
    private static final Pattern IBAN = Pattern.compile("\\b(CH|LI)\\d{2}( ?[0-9A-Z]{4}){4} ?[0-9A-Z]\\b");
    /**
     * Numbers that may be a person's or a card's: the Swiss social insurance number is the country 756 and ten digits. First of
     * all stand UUIDs and digests, which are passed over: the digits of a UUID look like a card number now and then.
     */
    private static final Pattern NUMBER = Pattern
            .compile(
                    "(?<identifier>(?<![\\p{Alnum}-])(\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\p{XDigit}{32,128})"
                            + "(?![\\p{Alnum}-]))"
                            + "|(?<insurance>(?<!\\d)756[. -]?\\d{4}[. -]?\\d{4}[. -]?\\d{2}(?!\\d))"
                            + "|(?<card>(?<![\\d.])[2-6]\\d{3}([ -]?\\d{4}){2}[ -]?\\d{1,7}(?![\\d.]))");

    private static final int SHORTEST_NUMBER = 13;
    private static final int SHORTEST_DIGEST = 32;
    private static final int LONGEST_DIGEST = 128;
    private static final int UUID = 36;

    private TextRedaction() {}

    static String redact(String text) {
        if (isIdentifier(text)) {
            return text;
        }
        String result = text;
        if (text.contains("eyJ")) {
            result = TOKEN.matcher(result).replaceAll(REDACTED);
        }
        if (text.indexOf(' ') >= 0) {
            result = CREDENTIAL.matcher(result).replaceAll("$1 " + REDACTED);
        }
        if (text.indexOf('=') >= 0 || text.indexOf(':') >= 0) {
            result = PARAMETER.matcher(result).replaceAll("$1$2" + REDACTED);
        }
        return personal(result);
    }

    /**
     * Whether the whole text is a UUID or a digest, in which no pattern finds anything: most texts of an event are, and to look
     * for everything in each of them was half the cost of redaction.
     */
    private static boolean isIdentifier(String text) {
        int length = text.length();
        boolean uuid = length == UUID;
        if (!uuid && (length < SHORTEST_DIGEST || length > LONGEST_DIGEST)) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            boolean hyphen = uuid && (index == 8 || index == 13 || index == 18 || index == 23);
            if (hyphen ? character != '-' : !isHex(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'f'
                || character >= 'A' && character <= 'F';
    }

    /** Numbers and addresses that stand for a person, whatever stands around them. */
    private static String personal(String text) {
        String result = text;
        if (text.indexOf('@') >= 0 || text.contains("%40")) {
            result = MAIL.matcher(result).replaceAll(REDACTED);
        }
        if (text.contains("CH") || text.contains("LI")) {
            result = IBAN.matcher(result).replaceAll(REDACTED);
        }
        return hasDigits(result)
                ? NUMBER.matcher(result).replaceAll(
                        match -> isPersonal(match) ? REDACTED : Matcher.quoteReplacement(match.group()))
                : result;
    }

    /** Whether there are as many digits as the shortest of the numbers has; most texts have not. */
    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int index = 0; index < text.length() && digits < SHORTEST_NUMBER; index++) {
            char character = text.charAt(index);
            if (character >= '0' && character <= '9') {
                digits++;
            }
        }
        return digits == SHORTEST_NUMBER;
    }

    private static boolean isPersonal(MatchResult match) {
        return match.group("insurance") != null || match.group("card") != null && isCard(match.group());
    }

    /** The check digit of ISO/IEC 7812-1 tells a card number from any other. */
    private static boolean isCard(String digits) {
        int sum = 0;
        boolean second = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0) {
                continue;
            }
            int counted = second ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
            second = !second;
        }
        return sum % 10 == 0;
    }
}
