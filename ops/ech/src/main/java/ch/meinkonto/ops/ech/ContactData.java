package ch.meinkonto.ops.ech;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How to reach somebody (eCH-0185 {@code contactDataType}).
 *
 * @param phone 10 to 20 digits, for example {@code 0041441234567}
 * @param mail e-mail address of at most 100 characters
 */
public record ContactData(@Nullable String phone, @Nullable String mail) {
    private static final int LONGEST_PHONE = 20;
    private static final int LONGEST_MAIL = 100;
    private static final Pattern PHONE = Pattern.compile("[0-9]{10,20}");
    // The schema takes umlauts as well; what mail servers take everywhere is enough to write.
    private static final Pattern MAIL = Pattern
            .compile("[A-Za-z0-9!#'*+/=?^_`{-]+(\\.[A-Za-z0-9!#'*+/=?^_`{-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    public ContactData {
        Texts.optionalMatch(phone, PHONE, LONGEST_PHONE);
        Texts.optionalMatch(mail, MAIL, LONGEST_MAIL);
    }

    static ContactData read(ElementReader in) {
        ContactData contact = new ContactData(in.optionalValue("phoneNumber", Lexical::collapsed),
                in.optionalValue("emailAddress", Lexical::collapsed));
        in.refuseUnsupported("extension");
        return contact;
    }

    void write(ElementWriter out) {
        out.value("phoneNumber", phone);
        out.value("emailAddress", mail);
    }
}
