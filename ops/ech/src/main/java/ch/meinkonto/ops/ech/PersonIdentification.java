package ch.meinkonto.ops.ech;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who a message is about (eCH-0044 {@code personIdentificationType}).
 *
 * @param ahvn13 AHV number, where it is known
 * @param localPersonId number in the sender's system
 * @param otherPersonIds numbers in other systems
 * @param euPersonIds numbers in systems of the European Union
 * @param officialName 1 to 100 characters
 * @param firstNames all of them; 1 to 100 characters
 * @param originalName name before the first marriage
 * @param sex as registered
 * @param dateOfBirth as far as it is known
 */
public record PersonIdentification(@Nullable Ahvn13 ahvn13, NamedPersonId localPersonId,
        List<NamedPersonId> otherPersonIds, List<NamedPersonId> euPersonIds, String officialName, String firstNames,
        @Nullable String originalName, Sex sex, PartialDate dateOfBirth) {
    static final int LONGEST_NAME = 100;

    public PersonIdentification {
        otherPersonIds = List.copyOf(otherPersonIds);
        euPersonIds = List.copyOf(euPersonIds);
        Texts.token(officialName, 1, LONGEST_NAME);
        Texts.token(firstNames, 1, LONGEST_NAME);
        Texts.optionalToken(originalName, 1, LONGEST_NAME);
    }

    static PersonIdentification read(ElementReader in) {
        return new PersonIdentification(in.optionalValue("vn", Ahvn13::read),
                in.child("localPersonId", Standard.ECH_0044, NamedPersonId::read),
                in.children("otherPersonId", Standard.ECH_0044, NamedPersonId::read),
                in.children("euPersonId", Standard.ECH_0044, NamedPersonId::read),
                in.value("officialName", Lexical::collapsed), in.value("firstName", Lexical::collapsed),
                in.optionalValue("originalName", Lexical::collapsed), in.value("sex", Sex::read),
                in.child("dateOfBirth", Standard.ECH_0044, PartialDate::read));
    }

    void write(ElementWriter out) {
        out.value("vn", ahvn13 == null ? null : ahvn13.digits());
        out.child("localPersonId", Standard.ECH_0044, localPersonId, NamedPersonId::write);
        out.children("otherPersonId", Standard.ECH_0044, otherPersonIds, NamedPersonId::write);
        out.children("euPersonId", Standard.ECH_0044, euPersonIds, NamedPersonId::write);
        out.value("officialName", officialName);
        out.value("firstName", firstNames);
        out.value("originalName", originalName);
        out.value("sex", sex);
        out.child("dateOfBirth", Standard.ECH_0044, dateOfBirth, PartialDate::write);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "PersonIdentification[…]";
    }
}
