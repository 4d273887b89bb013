package ch.meinkonto.portal.cityservice;

import java.util.UUID;

/**
 * What stands in records in place of an account that is gone: the same in all that was kept of one account, so that what
 * belongs together stays together, and random, so that nobody finds out which account it was.
 */
public record FormerResident(UUID number) {
    private static final String PREFIX = "former-";

    /** Whether an owner of a record is one whose account is gone. No account has such an id. */
    public static boolean is(String owner) {
        return owner.startsWith(PREFIX);
    }

    /** The owner of records. */
    public String owner() {
        return PREFIX + number;
    }
}
