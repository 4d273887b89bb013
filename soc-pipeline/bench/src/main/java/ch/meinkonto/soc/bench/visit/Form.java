package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a page.
 *
 * @param action where it goes
 * @param hidden its hidden fields, as they were served
 * @param offered what its other fields hold, of several with one name the first: choices above all
 */
public record Form(URI action, Map<String, String> hidden, Map<String, String> offered) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");

    /**
     * Finds the form that asks for a password.
     *
     * @param page its address
     * @throws IOException if the page asks for no password
     */
    static Form asking(URI page, String html) throws IOException {
        return with("password", page, html)
                .orElseThrow(() -> new IOException("The page at " + page.getPath() + " asks for no password."));
    }

    /**
     * Finds the form that has a field, hidden or not.
     *
     * @param field its name
     * @param page its address
     */
    public static Optional<Form> with(String field, URI page, String html) {
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            Map<String, String> hidden = new LinkedHashMap<>();
            Map<String, String> offered = new LinkedHashMap<>();
            Matcher inputs = INPUT.matcher(forms.group(2));
            while (inputs.find()) {
                Map<String, String> input = attributes(inputs.group(1));
                String name = input.getOrDefault("name", "");
                if (!name.isEmpty()) {
                    boolean isHidden = input.getOrDefault("type", "").equals("hidden");
                    (isHidden ? hidden : offered).putIfAbsent(name, input.getOrDefault("value", ""));
                }
            }
            if (hidden.containsKey(field) || offered.containsKey(field)) {
                URI action = page.resolve(attributes(forms.group(1)).getOrDefault("action", ""));
                return Optional.of(new Form(action, hidden, offered));
            }
        }
        return Optional.empty();
    }

    /** What is sent when it is filled in. */
    String filled(String username, String password) {
        // In the order a browser sends them.
        Map<String, String> written = new LinkedHashMap<>();
        written.put("username", username);
        written.put("password", password);
        return filled(written);
    }

    /** What is sent when these fields are filled in. */
    public String filled(Map<String, String> written) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.putAll(written);
        return encoded(fields);
    }

    /** Fields as a form sends them. */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            found.put(attributes.group(1), attributes.group(2).replace("&amp;", "&"));
        }
        return found;
    }
}
