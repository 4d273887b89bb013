package ch.meinkonto.soc.sigma.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What every kind of Sigma document says about itself.
 *
 * @param title at most 256 characters
 * @param id UUID, absent where the author gave none
 * @param name by which correlations refer to it, absent where the author gave none
 * @param status absent where the author gave none
 * @param level {@link Level#MEDIUM} where the author gave none
 * @param description empty where the author gave none
 * @param author empty where the author gave none
 * @param date {@code YYYY-MM-DD} as written
 * @param modified {@code YYYY-MM-DD} as written
 * @param tags for example {@code attack.t1110.001}
 * @param references addresses
 * @param falsePositives in words
 * @param fields worth showing with a match
 * @param related other rules this one comes from or stands beside
 * @param scope in words, where the rule is meant to be used
 * @param license SPDX identifier, absent where the author gave none
 * @param taxonomy of the field names, {@code sigma} where the author gave none
 * @param custom every key that Sigma does not define, with its value as text, list or map
 * @param position where the document begins
 */
public record Header(String title, @Nullable String id, @Nullable String name, @Nullable Status status, Level level,
        String description, String author, @Nullable String date, @Nullable String modified, List<String> tags,
        List<String> references, List<String> falsePositives, List<String> fields, List<Related> related,
        List<String> scope,
        @Nullable String license, String taxonomy, Map<String, Object> custom, Position position) {
    private static final String TECHNIQUE = "attack.t";

    /** What tells this rule from all others: its id, else its name, else where it stands. */
    public String key() {
        if (id != null) {
            return id;
        }
        return name != null ? name : position.toString();
    }

    /** Changes when the author says that the rule changed: {@code modified}, else {@code date}, else {@code 1}. */
    public String version() {
        if (modified != null) {
            return modified;
        }
        return date != null ? date : "1";
    }

    /** ATT&amp;CK techniques among the tags, upper case, for example {@code T1110.001}. */
    public List<String> techniques() {
        return tags.stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> tag.startsWith(TECHNIQUE) && tag.length() > TECHNIQUE.length()
                        && Character.isDigit(tag.charAt(TECHNIQUE.length())))
                .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT))
                .toList();
    }

    /** ATT&amp;CK tactics among the tags, kebab-case, for example {@code credential-access}. */
    public List<String> tactics() {
        return tags.stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> tag.startsWith("attack."))
                .map(tag -> tag.substring("attack.".length()))
                .filter(tag -> !tag.matches("[tgs]\\d.*"))
                .map(tag -> tag.replace('_', '-'))
                .toList();
    }
}
