package ch.meinkonto.portal.parkingpermit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The ways in which a register may write the name of whoever calls their account so. The register of vehicles gives no name but
 * a mark of one given name and the official name, so that nothing can be compared loosely: each way is a whole name, and the mark
 * of each is compared.
 *
 * <p>
 * Fair is: any one of several given names; given names and official name in either order; accents left out; a hyphen or a blank
 * within a double name; {@code ae} for {@code ä}; and of an alliance name with its hyphen ({@code Müller-Keller}) the official first
 * half. Another given name, a pet name, another official name or only the second half of an alliance name stay another person.
 */
final class HolderNames {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    /** Written out umlauts; not what only looks like one, as in Bauer, Manuel and Michaela. */
    private static final Pattern WRITTEN_OUT = Pattern.compile("(?<![aeiouq])([aou])e(?!l(?:[aeiou]|\\b))");
    private static final List<String[]> UMLAUTS = List.of(new String[]{"ä", "ae"}, new String[]{"ö", "oe"},
            new String[]{"ü", "ue"}, new String[]{"ß", "ss"});
    private static final int MOST_WORDS = 8;

    private HolderNames() {}

    /** All ways, the one of the account first; small letters without accents, words with one blank between them. */
    static Set<String> of(String name) {
        List<String> words = List.of(BLANKS.split(Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)));
        Set<String> ways = new LinkedHashSet<>(spellings(String.join(" ", words)));
        if (words.size() <= MOST_WORDS) {
            for (int at = 1; at < words.size(); at++) {
                List<String> first = words.subList(0, at);
                List<String> rest = words.subList(at, words.size());
                put(ways, first, rest);
                put(ways, rest, first);
            }
        }
        return ways;
    }

    /** One of the given names with the official name, each in all its spellings. */
    private static void put(Set<String> ways, List<String> given, List<String> official) {
        for (String one : givenNames(given)) {
            for (String other : officialNames(official)) {
                for (String spelt : spellings(one)) {
                    spellings(other).forEach(name -> ways.add(spelt + " " + name));
                }
            }
        }
    }

    /** Each by itself; two that stand beside one another may be one with a hyphen, and one with a hyphen may be two. */
    private static List<String> givenNames(List<String> words) {
        List<String> names = new ArrayList<>(words);
        for (int at = 0; at + 1 < words.size(); at++) {
            names.add(words.get(at) + "-" + words.get(at + 1));
        }
        words.stream().filter(word -> word.indexOf('-') > 0).map(HolderNames::firstHalf).forEach(names::add);
        return names;
    }

    /** All of it, with blanks or hyphens; of an alliance name the first half. */
    private static List<String> officialNames(List<String> words) {
        String all = String.join(" ", words);
        List<String> names = new ArrayList<>(List.of(all, all.replace('-', ' '), all.replace(' ', '-')));
        if (words.size() == 1 && all.indexOf('-') > 0) {
            names.add(firstHalf(all));
        }
        return names;
    }

    private static String firstHalf(String name) {
        return name.substring(0, name.indexOf('-'));
    }

    /** Without accents; with umlauts written out; and with written out umlauts as the bare vowel that is left without its dots. */
    private static Set<String> spellings(String name) {
        UnaryOperator<String> bare = text -> MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("");
        String writtenOut = name;
        for (String[] umlaut : UMLAUTS) {
            writtenOut = writtenOut.replace(umlaut[0], umlaut[1]);
        }
        String plain = bare.apply(name);
        return new LinkedHashSet<>(List.of(plain, bare.apply(writtenOut), WRITTEN_OUT.matcher(plain).replaceAll("$1")));
    }
}
