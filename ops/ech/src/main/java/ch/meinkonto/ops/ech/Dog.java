package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

/**
 * A dog that moves along (eCH-0185 {@code dogDataType}).
 *
 * @param name 1 to 250 characters
 * @param sex male or female, if known
 * @param birth as far as it is known
 * @param chip number of its chip, 1 to 100 characters
 * @param tattoo number of its tattoo, 1 to 100 characters
 */
public record Dog(String name, @Nullable Sex sex, @Nullable PartialDate birth, @Nullable String chip,
        @Nullable String tattoo) {
    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_NUMBER = 100;

    public Dog {
        Texts.token(name, 1, LONGEST_NAME);
        if (sex == Sex.UNDETERMINED) {
            throw new IllegalArgumentException("the register of dogs knows two sexes");
        }
        Texts.optionalToken(chip, 1, LONGEST_NUMBER);
        Texts.optionalToken(tattoo, 1, LONGEST_NUMBER);
    }

    static Dog read(ElementReader in) {
        return in.child("dogData", Standard.ECH_0185, Dog::readDog);
    }

    private static Dog readDog(ElementReader in) {
        Dog dog = new Dog(in.value("name", Lexical::collapsed),
                in.optionalValue("sex", raw -> Sex.read(Lexical.collapsed(raw))),
                in.optionalChild("birthDate", Standard.ECH_0185, PartialDate::read),
                in.optionalValue("chipNumber", Lexical::collapsed),
                in.optionalValue("tattooNumber", Lexical::collapsed));
        in.refuseUnsupported("ANISnumber", "extension");
        return dog;
    }

    void write(ElementWriter out) {
        out.child("dogData", Standard.ECH_0185, this, Dog::writeDog);
    }

    private void writeDog(ElementWriter out) {
        out.value("name", name);
        out.value("sex", sex);
        out.child("birthDate", Standard.ECH_0185, birth, PartialDate::write);
        out.value("chipNumber", chip);
        out.value("tattooNumber", tattoo);
    }
}
