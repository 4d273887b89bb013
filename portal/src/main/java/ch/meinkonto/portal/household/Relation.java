package ch.meinkonto.portal.household;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What one person is to another, by the codes of eCH-0021 ({@code typeOfRelationshipType}). */
enum Relation {
    SPOUSE("1"),
    REGISTERED_PARTNER("2"),
    MOTHER("3"),
    FATHER("4"),
    FOSTER_FATHER("5"),
    FOSTER_MOTHER("6"),
    /** The register names none, or one that does not make a family. */
    NONE("");

    private final String code;

    Relation(String code) {
        this.code = code;
    }

    static Relation of(@Nullable String code) {
        return Arrays.stream(values()).filter(relation -> relation.code.equals(code)).findFirst().orElse(NONE);
    }

    /** Whether whoever is this to a child acts for it by law. Foster parents do not. */
    boolean isParent() {
        return this == MOTHER || this == FATHER;
    }

    boolean isFosterParent() {
        return this == FOSTER_MOTHER || this == FOSTER_FATHER;
    }

    /** Last part of the message key. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
