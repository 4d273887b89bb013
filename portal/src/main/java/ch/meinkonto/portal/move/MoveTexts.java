package ch.meinkonto.portal.move;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.ContactData;
import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.move.MoveRefused.Reason;

/** Texts of a move, read so strictly that every answer can stand in a message. */
final class MoveTexts {
    private static final int LONGEST_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}.,'’ -]+");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{M}\\p{N}.,'’/&()+ -]+");
    private static final Pattern POSTCODE = Pattern.compile("[1-9]\\d{3}");

    private MoveTexts() {}

    static TextField<Ahvn13> ahv(String name) {
        return TextField.number(name, 20, text -> {
            try {
                return Ahvn13.parse(text);
            } catch (IllegalArgumentException e) {
                throw new MoveRefused(name, Reason.AHV_FORMAT);
            }
        }, Ahvn13::dotted);
    }

    static TextField<String> name(String name) {
        return name(name, LONGEST_NAME);
    }

    static TextField<String> name(String name, int longest) {
        return line(name, longest, NAME, Reason.NAME_FORMAT);
    }

    static TextField<String> address(String name, int longest) {
        return line(name, longest, ADDRESS, Reason.ADDRESS_FORMAT);
    }

    private static TextField<String> line(String name, int longest, Pattern form, Reason otherwise) {
        return new TextField<>(name, false, TextField.Look.LINE, longest, text -> {
            String collapsed = text.strip().replaceAll("\\s+", " ");
            if (!form.matcher(collapsed).matches()) {
                throw new MoveRefused(name, otherwise);
            }
            return collapsed;
        }, text -> text);
    }

    /** Digits of an official dwelling number, without what stands between them. */
    static TextField<String> digits(String name, int longest) {
        return TextField.number(name, longest, text -> {
            String digits = text.replaceAll("[\\s.'’-]", "");
            if (!digits.matches("\\d+")) {
                throw new MoveRefused(name, Reason.DWELLING_UNKNOWN);
            }
            return digits;
        }, text -> text);
    }

    static TextField<Integer> postcode(String name) {
        return TextField.number(name, 4, text -> {
            if (!POSTCODE.matcher(text).matches()) {
                throw new MoveRefused(name, Reason.POSTCODE_FORMAT);
            }
            return Integer.valueOf(text);
        }, postcode -> Integer.toString(postcode));
    }

    /** A number as eCH-0185 writes one: digits alone, 00 for the plus sign. */
    static TextField<String> phone(String name) {
        return TextField.number(name, 30, text -> {
            String digits = text.replaceFirst("^\\s*\\+", "00").replaceAll("[\\s.'’()/-]", "");
            if (!canBeContact(digits, null)) {
                throw new MoveRefused(name, Reason.PHONE_FORMAT);
            }
            return digits;
        }, MoveTexts::inGroups);
    }

    /** A number as the Swiss write it: 044 412 11 11, +41 44 412 11 11; of other countries as it is, with the plus sign. */
    private static String inGroups(String digits) {
        return digits.replaceFirst("^00", "+")
                .replaceFirst("^(0\\d\\d)(\\d{3})(\\d\\d)(\\d\\d)$", "$1 $2 $3 $4")
                .replaceFirst("^(\\+41)(\\d\\d)(\\d{3})(\\d\\d)(\\d\\d)$", "$1 $2 $3 $4 $5");
    }

    static TextField<String> mail(String name) {
        return new TextField<>(name, false, TextField.Look.LINE, LONGEST_NAME, text -> {
            if (!isMail(text)) {
                throw new MoveRefused(name, Reason.MAIL_FORMAT);
            }
            return text;
        }, text -> text);
    }

    /** Whether messages can carry this address. */
    static boolean isMail(String text) {
        return canBeContact(null, text);
    }

    private static boolean canBeContact(@Nullable String phone, @Nullable String mail) {
        try {
            new ContactData(phone, mail);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static TextField<InsuranceCardNumber> card(String name) {
        return TextField.number(name, 30, text -> {
            try {
                return InsuranceCardNumber.parse(text);
            } catch (IllegalArgumentException e) {
                throw new MoveRefused(name, Reason.CARD_FORMAT);
            }
        }, InsuranceCardNumber::digits).withoutObligation();
    }
}
