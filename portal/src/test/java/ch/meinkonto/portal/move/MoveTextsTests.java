package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.ContactData;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.TextField;

/** Whatever somebody types is refused on the page, or can stand in a message. */
class MoveTextsTests {
    @Property
    void readsAnAhvNumberHoweverItIsWritten(@ForAll @LongRange(max = 999_999_999L) long body) {
        Ahvn13 number = Ahvn13.of(body);
        TextField<Ahvn13> field = MoveTexts.ahv("ahv");
        assertThat(field.read(List.of(number.digits()))).isEqualTo(number);
        assertThat(field.read(List.of(number.dotted()))).isEqualTo(number);
        assertThat(field.read(field.write(number))).isEqualTo(number);
    }

    @Property
    void refusesAnAhvNumberWithAnotherCheckDigit(@ForAll @LongRange(max = 999_999_999L) long body) {
        long number = Ahvn13.of(body).number();
        String wrong = Long.toString(number - number % 10 + (number % 10 + 1) % 10);
        assertThatThrownBy(() -> MoveTexts.ahv("ahv").read(List.of(wrong))).isInstanceOf(AnswerRefused.class);
    }

    @Property
    void aNameThatIsTakenCanStandInAMessage(@ForAll @StringLength(min = 1, max = 100) String typed) {
        String name;
        try {
            name = MoveTexts.name("name").read(List.of(typed));
        } catch (AnswerRefused refused) {
            return;
        }
        RegisteredPerson person = new RegisteredPerson(MoversFields.identified(Ahvn13.of(1), name, name, Sex.FEMALE,
                LocalDate.of(1985, 3, 27)), true);
        assertThat(RegisteredPerson.readAll(RegisteredPerson.writeAll(List.of(person, person))))
                .containsExactly(person, person);
    }

    @Example
    void takesNamesOfTheWorld() {
        for (String name : List.of("O’Brien", "D'Angelo", "Müller-Lüdenscheidt", "Nguyễn Thị", "Żółć", "St. Clair")) {
            assertThat(MoveTexts.name("name").read(List.of("  " + name))).isEqualTo(name);
        }
    }

    @Example
    void writesPhoneNumbersAsTheStandardDoes() {
        TextField<String> phone = MoveTexts.phone("phone");
        assertThat(phone.read(List.of("044 412 11 11"))).isEqualTo("0444121111");
        assertThat(phone.read(List.of("+41 (44) 412-11-11"))).isEqualTo("0041444121111");
        for (String wrong : List.of("412 11 11", "null vier", "+41+44 412 11 11")) {
            assertThatThrownBy(() -> phone.read(List.of(wrong))).as(wrong).isInstanceOf(AnswerRefused.class);
        }
    }

    @Example
    void showsPhoneNumbersAsPeopleWriteThem() {
        TextField<String> phone = MoveTexts.phone("phone");
        for (String number : List.of("044 412 11 11", "+41 44 412 11 11", "+49301234567")) {
            assertThat(phone.write(phone.read(List.of(number)))).containsExactly(number);
        }
    }

    @Property
    void aMailAddressThatIsTakenCanStandInAMessage(@ForAll @StringLength(min = 1, max = 30) String typed) {
        if (MoveTexts.isMail(typed)) {
            assertThat(new ContactData(null, typed).mail()).isEqualTo(typed);
        }
        assertThat(MoveTexts.isMail("anna.muster@example.ch")).isTrue();
        assertThat(MoveTexts.isMail("anna.muster@")).isFalse();
    }
}
