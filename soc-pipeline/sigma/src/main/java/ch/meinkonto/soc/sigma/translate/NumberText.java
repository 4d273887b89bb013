package ch.meinkonto.soc.sigma.translate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Texts that are numbers or addresses. A rule reads a number as {@link BigDecimal} does after white space is stripped:
 * {@code 0200}, {@code +200.0} and {@code 2e2} are the same, and so are digits of any script.
 */
final class NumberText {
    private static final int VERSION_FOUR = 4;
    /** Longer texts are not read as numbers by every reader. */
    private static final int LONGEST_CERTAIN = 50;
    private static final CharacterSet WHITE_SPACE = whiteSpace();
    private static final CharacterSet BEYOND_ASCII = CharacterSet.range(128, Character.MAX_CODE_POINT);
    private static final CharacterSet EXPONENT = CharacterSet.of("eE").with(BEYOND_ASCII);
    private static final CharacterSet START = CharacterSet.range('0', '9').with(CharacterSet.of("+-."));
    private static final CharacterSet INSIDE = START.with(EXPONENT);

    private NumberText() {}

    /** Every text that equals the number, and all that are written with an exponent or foreign digits. */
    static Language equalTo(ValueTest.Number number) {
        Language foreign = stripped(Language.sequence(Language.chars(START), Language.any(INSIDE),
                Language.chars(EXPONENT), Language.any(INSIDE)));
        return Language.choice(Language.text(number.written()), stripped(plainForms(number.value())), foreign);
    }

    /** Some texts that equal the number. */
    static List<String> certain(ValueTest.Number number) {
        String plain = plain(number.value());
        return plain.length() > LONGEST_CERTAIN ? List.of(number.written()) : List.of(number.written(), plain);
    }

    /** Every text that is a number, and some that are not. */
    static Language anyNumber() {
        return stripped(Language.sequence(Language.chars(START), Language.any(INSIDE)));
    }

    /** Every text that is an address of that many bytes, and some that are not. */
    static Language anyAddress(int bytes) {
        Language withColon = Language.sequence(Language.ANYTHING, Language.text(":"), Language.ANYTHING);
        Language dotted = Language.any(CharacterSet.range('0', '9').with(CharacterSet.of(".")));
        return bytes == VERSION_FOUR ? Language.choice(dotted, withColon) : withColon;
    }

    /** Without exponent and superfluous zeros. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Language plainForms(BigDecimal number) {
        String[] halves = plain(number.abs()).split("\\.");
        Language zeros = Language.any(CharacterSet.of('0'));
        List<Language> parts = new ArrayList<>();
        CharacterSet signs = CharacterSet.of(number.signum() == 0 ? "+-" : number.signum() < 0 ? "-" : "+");
        parts.add(new Language.Repeat(Language.chars(signs), number.signum() < 0 ? 1 : 0, 1));
        parts.add(zeros);
        parts.add(Language.text(halves[0].equals("0") ? "" : halves[0]));
        if (halves.length == 2) {
            parts.add(Language.text("." + halves[1]));
            parts.add(zeros);
        } else {
            parts.add(new Language.Repeat(Language.sequence(Language.text("."), zeros), 0, 1));
        }
        return Language.sequence(parts);
    }

    private static Language stripped(Language inner) {
        return Language.sequence(Language.any(WHITE_SPACE), inner, Language.any(WHITE_SPACE));
    }

    private static CharacterSet whiteSpace() {
        StringBuilder characters = new StringBuilder();
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            if (Character.isWhitespace(character)) {
                characters.appendCodePoint(character);
            }
        }
        return CharacterSet.of(characters.toString());
    }
}
