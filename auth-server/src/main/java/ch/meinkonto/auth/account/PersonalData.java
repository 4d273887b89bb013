package ch.meinkonto.auth.account;

import java.util.UUID;

/**
 * A part of this application that keeps something about people: tells it to them in their copy of everything (Federal Act on
 * Data Protection, article 28).
 */
public interface PersonalData {
    /** Under which name it stands in the copy, one lower-case word. */
    String name();

    /** What is kept of this account: texts, numbers, times, lists and maps of them; no hash, code or secret. */
    Object of(UUID accountId);
}
