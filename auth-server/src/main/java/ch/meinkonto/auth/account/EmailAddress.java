package ch.meinkonto.auth.account;

import java.util.regex.Pattern;

/** Whether a login name can be the address of a mailbox: the form that mail servers of today take (RFC 5321 section 4.1.2). */
public final class EmailAddress {
    /** At most 64 characters before the @, at most 63 between two dots. */
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+"
            + "\\p{L}[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");

    private EmailAddress() {}

    /** Whether mail can be sent there. */
    public static boolean isOne(Login login) {
        String address = login.value();
        return FORM.matcher(address).matches() && !address.startsWith(".") && !address.contains("..")
                && !address.contains(".@");
    }

    /** What stands behind the @ of an address. */
    public static String domain(Login login) {
        return login.value().substring(login.value().lastIndexOf('@') + 1);
    }
}
