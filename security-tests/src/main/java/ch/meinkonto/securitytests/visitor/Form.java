package ch.meinkonto.securitytests.visitor;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** A form as it stands on the page: hidden fields and CSRF token included, prefilled values kept. */
public final class Form {
    /** What is sent for one control. */
    public record Field(String name, String value) {}

    private final FormElement element;
    private final List<Field> fields;
    private final @Nullable URI elsewhere;

    private Form(FormElement element, List<Field> fields) {
        this(element, fields, null);
    }

    private Form(FormElement element, List<Field> fields, @Nullable URI elsewhere) {
        this.element = element;
        this.fields = List.copyOf(fields);
        this.elsewhere = elsewhere;
    }

    static List<Form> within(Elements elements) {
        return elements.stream().filter(FormElement.class::isInstance).map(FormElement.class::cast).map(Form::of)
                .toList();
    }

    private static Form of(FormElement element) {
        return new Form(element, element.formData().stream()
                .filter(pair -> !isSubmit(element, pair.key()))
                .map(pair -> new Field(pair.key(), pair.value())).toList());
    }

    /** Buttons count only when pressed. */
    private static boolean isSubmit(FormElement element, String name) {
        return element.elements().stream().filter(control -> control.attr("name").equals(name))
                .allMatch(control -> control.is("button, input[type=submit], input[type=image]"));
    }

    /** Where it goes. */
    public URI action() {
        if (elsewhere != null) {
            return elsewhere;
        }
        String target = element.absUrl("action");
        return URI.create((target.isEmpty() ? element.baseUri() : target).replaceAll("#.*$", ""));
    }

    /** GET or POST. */
    public String method() {
        return element.attr("method").toUpperCase(Locale.ROOT).equals("POST") ? "POST" : "GET";
    }

    /** What would be sent now. */
    public List<Field> fields() {
        return fields;
    }

    /** The value a field carries now. */
    public Optional<String> value(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
    }

    /** Whether the form has a control of this name. */
    public boolean asksFor(String name) {
        return !controls(name).isEmpty();
    }

    /** Controls a person can fill in: everything but hidden fields and buttons. */
    public List<Element> controls() {
        return element.elements().stream()
                .filter(control -> control.is("input, select, textarea") && !control.attr("name").isEmpty())
                .filter(control -> !control.is("[type=hidden], [type=submit], [type=image], [type=button], [disabled]"))
                .toList();
    }

    private List<Element> controls(String name) {
        return controls().stream().filter(control -> control.attr("name").equals(name)).toList();
    }

    /** The same form with this value in that field, whatever stood there before. */
    public Form with(String name, String value) {
        List<Field> changed = new ArrayList<>(fields);
        changed.removeIf(field -> field.name().equals(name));
        changed.add(new Field(name, value));
        return new Form(element, changed);
    }

    /** The same form, sent elsewhere than it says: the page was changed in the browser. */
    public Form sentTo(URI address) {
        return new Form(element, fields, address);
    }

    /** The same form with a button pressed; the button is found by its id. */
    public Form pressing(String buttonId) {
        Element button = button(buttonId);
        if (button == null) {
            throw new IllegalArgumentException("no button #" + buttonId + " in the form to " + action());
        }
        return pressing(button);
    }

    /** The same form with its first button pressed, as the Enter key does. */
    public Form pressingTheFirstButton() {
        Element button = element.elements().stream()
                .filter(control -> control.is("button:not([type=button]):not([type=reset]), input[type=submit]"))
                .findFirst().orElse(null);
        return button == null ? this : pressing(button);
    }

    private Form pressing(Element button) {
        FormElement target = element;
        if (button.hasAttr("formaction")) {
            target = (FormElement) element.clone();
            target.setBaseUri(element.baseUri());
            target.attr("action", button.attr("formaction"));
        }
        Form pressed = new Form(target, fields);
        String name = button.attr("name");
        return name.isEmpty() ? pressed : pressed.with(name, button.attr("value"));
    }

    /** Whether the form carries a button with this id. */
    public boolean hasButton(String id) {
        return button(id) != null;
    }

    private @Nullable Element button(String id) {
        return element.elements().stream().filter(control -> control.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether it is part of the furniture (language switch, sign-out) rather than of what the page is for. */
    public boolean isFurniture() {
        return action().getPath().endsWith("/logout")
                || element.closest(".language-switch, .site-header, .site-footer, header, footer, nav") != null;
    }

    boolean sameElement(Form other) {
        return element == other.element;
    }

    /** The fields as {@code application/x-www-form-urlencoded}. */
    String encoded() {
        return fields.stream().map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
