package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a page that asks for a password.
 *
 * @param action where it goes
 * @param hidden its hidden fields, as they were served
 */
record Form(URI action, Map<String, String> hidden) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");

    /**
     * Finds it.
     *
     * @param page its address
     * @throws IOException if the page asks for no password
     */
    static Form asking(URI page, String html) throws IOException {
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            Map<String, String> hidden = new LinkedHashMap<>();
            boolean asks = false;
            Matcher inputs = INPUT.matcher(forms.group(2));
            while (inputs.find()) {
                Map<String, String> input = attributes(inputs.group(1));
                String name = input.getOrDefault("name", "");
                asks = asks || name.equals("password");
                if (input.getOrDefault("type", "").equals("hidden") && !name.isEmpty()) {
                    hidden.put(name, input.getOrDefault("value", ""));
                }
            }
            if (asks) {
                return new Form(page.resolve(attributes(forms.group(1)).getOrDefault("action", "")), hidden);
            }
        }
        throw new IOException("The page at " + page.getPath() + " asks for no password.");
    }

    /** What is sent when it is filled in. */
    String filled(String username, String password) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.put("username", username);
        fields.put("password", password);
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
