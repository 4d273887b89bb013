package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of an account are a holder's whom the register writes in its own way, and which are somebody else's. */
class HolderNamesTests {
    /** As the register marks a name: its words sorted; it has one given name and the official name. */
    private static String sorted(String words) {
        return Arrays.stream(words.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static boolean isFair(String account, String register) {
        return HolderNames.of(account).stream().map(HolderNamesTests::sorted).toList().contains(sorted(register));
    }

    @ParameterizedTest
    @CsvSource({
            "Anna Muster, anna muster", "anna  MUSTER, anna muster", "Muster Anna, anna muster",
            "Anna Maria Muster, anna muster", "Anna Maria Muster, maria muster", "Muster Anna Maria, maria muster",
            "José Nuñez, jose nunez", "Zoë Favre, zoe favre",
            "Jürg Müller, jurg muller", "Jürg Müller, juerg mueller", "Juerg Mueller, jurg muller",
            "Jürg Mueller, jurg mueller", "Jürg Mueller, jurg muller", "Heidi Weiß, heidi weiss",
            "Hans-Peter Muster, hans-peter muster", "Hans Peter Muster, hans-peter muster",
            "Hans-Peter Muster, hans muster",
            "Anna Muster Keller, anna muster-keller", "Anna Muster-Keller, anna muster keller",
            "Anna Muster-Keller, anna muster-keller", "Anna Muster-Keller, anna muster",
            "Ana de la Cruz, ana de la cruz"})
    void aWayToWriteTheSameNameIsTheHolders(String account, String register) {
        assertThat(isFair(account, register)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "Anni Muster, anna muster", "Anna Muster, maria muster", "Anna Muster, anna keller",
            "Anna Muster-Keller, anna keller", "Anna Muster, anna muster-keller", "Anna Muster, anna muster keller",
            "Hans Bauer, hans baur", "Michael Nowak, michal nowak", "Manuela Muster, manula muster",
            "Anna Muster, beat muster", "Muster, anna muster", "Anna, anna muster"})
    void anotherNameStaysAnotherPerson(String account, String register) {
        assertThat(isFair(account, register)).isFalse();
    }

    @Test
    void namesOfVeryManyWordsAreComparedAsAWhole() {
        assertThat(HolderNames.of("a b c d e f g h i")).containsExactly("a b c d e f g h i");
    }

    @Property(tries = 200)
    void everyWayHasAtLeastTwoWordsAndOnlyLettersOfTheName(
            @ForAll @Size(min = 2, max = 4) List<@AlphaChars @StringLength(min = 1, max = 8) String> words) {
        String name = String.join(" ", words);
        String letters = name.toLowerCase(Locale.ROOT).replace(" ", "");
        assertThat(HolderNames.of(name)).allSatisfy(way -> {
            assertThat(way.split(" ")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(letters.chars().boxed().toList()).containsAll(
                    way.chars().filter(Character::isLetter).boxed().toList());
        });
    }
}
