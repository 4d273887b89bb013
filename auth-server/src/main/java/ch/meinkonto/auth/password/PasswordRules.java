package ch.meinkonto.auth.password;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.TwoFactorAccounts;
import ch.meinkonto.auth.password.PasswordRefused.Reason;

/**
 * What makes a password good enough, by NIST SP 800-63B-4, section 3.1.1.2: its length, counted in Unicode code points after
 * NFC, and that nobody guesses it first. No rules about which characters, and none ever expires.
 */
@Component
public class PasswordRules {
    /** Characters where the password is all that protects the account. */
    static final int SHORTEST_ALONE = 15;
    /** Characters where a second factor is asked for too. */
    static final int SHORTEST_WITH_FACTOR = 8;
    static final int LONGEST = 256;

    private final CommonPasswords common;
    private final ObjectProvider<TwoFactorAccounts> twoFactors;

    PasswordRules(CommonPasswords common, ObjectProvider<TwoFactorAccounts> twoFactors) {
        this.common = common;
        this.twoFactors = twoFactors;
    }

    /** How many characters a password of this account needs; of one that is to be opened where there is none. */
    public int shortest(@Nullable UUID accountId) {
        boolean asked = accountId != null && twoFactors.stream().anyMatch(accounts -> accounts.includes(accountId));
        return asked ? SHORTEST_WITH_FACTOR : SHORTEST_ALONE;
    }

    /**
     * Checks a password.
     *
     * @param accountId whose it is to be, absent where the account is to be opened
     * @throws PasswordRefused with the first reason why not
     */
    public void check(String password, @Nullable UUID accountId, Login login, String displayName)
            throws PasswordRefused {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length > LONGEST) {
            throw new PasswordRefused(Reason.TOO_LONG);
        }
        if (length < shortest(accountId)) {
            throw new PasswordRefused(Reason.TOO_SHORT);
        }
        if (common.contains(normal)) {
            throw new PasswordRefused(Reason.COMMON);
        }
        if (common.saysOnly(normal, personal(login, displayName))) {
            throw new PasswordRefused(Reason.PERSONAL);
        }
    }

    private static Set<String> personal(Login login, String displayName) {
        Set<String> words = new HashSet<>(List.of(displayName.split("[\\s-]+")));
        words.addAll(List.of(login.value().split("[@.+_-]+")));
        words.add(displayName);
        words.add(login.value());
        words.add(login.value().replaceAll("@.*$", ""));
        return words;
    }
}
