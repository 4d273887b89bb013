package ch.meinkonto.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Passwords that leaks are full of and that guessing programs try first. Such passwords are a handful of words, bent by a
 * handful of rules; so the words stand in {@code common-words.txt}, and a password is bent back before it is looked up: upper
 * case, accents, digits for letters, what is hung on at either end, the same thing twice, two such words together, keys or
 * letters in a row. Compared is the whole password, as NIST SP 800-63B-4 asks: a common word inside a longer sentence does
 * no harm.
 */
@Component
public class CommonPasswords {
    private static final String WORDS = "common-words.txt";
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}._,/]+");
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final List<String> ROWS = List.of("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiopü",
            "qwertyuiop", "azertyuiop", "asdfghjklöä", "yxcvbnm,.-", "zxcvbnm,./", "qsdfghjklm", "wxcvbn");
    private static final int SHORTEST_ROW = 3;
    /** Words shorter than this are no words of their own where two are joined: everything would be made of them. */
    private static final int SHORTEST_JOINED = 3;
    /** A date has eight digits. */
    private static final int LONGEST_LITTLE = 8;

    private final Set<String> words;

    CommonPasswords() {
        this.words = read();
    }

    /** Whether a password is one that others try first. */
    public boolean contains(String password) {
        String lower = lower(password);
        return isSimple(repeated(lower)) || isMadeOf(lower, words);
    }

    /** Whether a password says no more than one or two of these words, which everybody knows who knows the person. */
    boolean saysOnly(String password, Set<String> personal) {
        Set<String> known = personal.stream()
                .flatMap(word -> Stream.of(letters(lower(word)), letters(unbent(lower(word)))))
                .filter(word -> word.length() >= SHORTEST_JOINED)
                .collect(Collectors.toSet());
        return isMadeOf(lower(password), known);
    }

    /** Whether a password is one or two of these words, bent or not, with little else. */
    private static boolean isMadeOf(String lower, Set<String> words) {
        if (isMadeOf(lower, "", words)) {
            return true;
        }
        // Digits inside a word stand for letters, those at its end for a year: where the one stops and the other begins is
        // tried out.
        String plain = unaccented(lower);
        for (int end = plain.length(); end > 0; end--) {
            if (isMadeOf(unbent(plain.substring(0, end)), plain.substring(end), words)) {
                return true;
            }
            if (isLetter(plain.charAt(end - 1))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isMadeOf(String written, String hungOn, Set<String> words) {
        String letters = letters(written);
        String unit = repeated(letters);
        boolean made = words.contains(unit) || words.contains(letters) || isTwo(unit, words);
        return made && isLittle(LETTERS.matcher(unaccented(written)).replaceAll("") + hungOn);
    }

    private static boolean isLetter(char sign) {
        return sign >= 'a' && sign <= 'z';
    }

    /** Whether what stands around the letters adds next to nothing: a year, a date, digits in a row. */
    private static boolean isLittle(String around) {
        String rest = BETWEEN.matcher(around).replaceAll("");
        return rest.length() <= LONGEST_LITTLE || isSimple(repeated(rest));
    }

    /** Whether a text, written once, is a few characters or keys in a row. */
    private static boolean isSimple(String unit) {
        return unit.length() <= SHORTEST_ROW || isInRow(unit);
    }

    /** What is written several times over in a text; the text itself where nothing is. */
    private static String repeated(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            String unit = text.substring(0, length);
            String again = unit.repeat(text.length() / length + 1);
            if (again.startsWith(text)) {
                return unit;
            }
        }
        return text;
    }

    private static boolean isTwo(String text, Set<String> words) {
        for (int cut = SHORTEST_JOINED; cut <= text.length() - SHORTEST_JOINED; cut++) {
            if (words.contains(text.substring(0, cut)) && words.contains(text.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is keys or letters in their order, forwards or backwards, in runs of at least three. */
    private static boolean isInRow(String text) {
        int at = 0;
        while (at < text.length()) {
            int run = longestRun(text, at);
            if (run < SHORTEST_ROW) {
                return false;
            }
            at += run;
        }
        return true;
    }

    private static int longestRun(String text, int from) {
        int longest = 1;
        for (String row : ROWS) {
            for (String direction : List.of(row, new StringBuilder(row).reverse().toString())) {
                int start = direction.indexOf(text.charAt(from));
                int length = 0;
                while (start >= 0 && start + length < direction.length() && from + length < text.length()
                        && direction.charAt(start + length) == text.charAt(from + length)) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String letters(String text) {
        return NO_LETTERS.matcher(unaccented(text)).replaceAll("");
    }

    private static String unaccented(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Digits and signs as the letters they stand for. */
    private static String unbent(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.chars().forEach(sign -> letters.append(switch (sign) {
            case '0' -> 'o';
            case '1', '!', '|' -> 'i';
            case '3', '€' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            case '8' -> 'b';
            default -> (char) sign;
        }));
        return letters.toString();
    }

    private static Set<String> read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(WORDS)) {
            if (file == null) {
                throw new IllegalStateException(WORDS + " is missing");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .flatMap(word -> Stream.of(word, umlautsAsOneLetter(word)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String umlautsAsOneLetter(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }
}
