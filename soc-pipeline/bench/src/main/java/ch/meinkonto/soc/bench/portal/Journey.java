package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.bench.portal.Visitor.Page;
import ch.meinkonto.soc.bench.visit.Form;

/**
 * One resident on the evening: reads what it is about, signs in, answers three questions, hands in, and looks at what came of
 * it. Twelve steps: one login, ten pages and one submission. Not for several threads.
 */
final class Journey {
    private static final String SERVICE = "/tax-extension";
    private static final Pattern REFERENCE = Pattern.compile("id=\"reference\"[^>]*>([^<]+)<");
    private static final Pattern REQUEST = Pattern.compile("id=\"to-request\"[^>]*href=\"([^\"]+)\"|"
            + "href=\"([^\"]+)\"[^>]*id=\"to-request\"");

    private final URI portal;
    private final Visitor visitor;
    private final Person person;
    private final Consumer<Accepted> accepted;
    private @Nullable Page shown;
    private @Nullable URI request;

    /**
     * A journey that has not begun.
     *
     * @param portal its address
     * @param accepted told of the request as soon as it is confirmed
     */
    Journey(URI portal, Visitor visitor, Person person, Consumer<Accepted> accepted) {
        this.portal = portal;
        this.visitor = visitor;
        this.person = person;
        this.accepted = accepted;
    }

    /**
     * Who somebody is.
     *
     * @param login address with which they sign in
     * @param password of their account
     * @param code on their tax form
     */
    record Person(String login, String password, String code) {
        @Override
        public String toString() {
            return "Person[" + login + "]";
        }
    }

    /**
     * One step.
     *
     * @param kind as what it counts
     * @param name kebab-case
     * @param action what is done
     */
    record Step(Kind kind, String name, Action action) {}

    /** What is done in a step. */
    interface Action {
        void take(Journey journey) throws IOException, InterruptedException;
    }

    /** All steps in their order. */
    static final List<Step> STEPS = List.of(
            new Step(Kind.PAGE, "home", journey -> journey.look("/", "id=\"sign-in\"")),
            new Step(Kind.PAGE, "service", journey -> journey.look(SERVICE, "id=\"main\"")),
            new Step(Kind.LOGIN, "login", Journey::signIn),
            new Step(Kind.PAGE, "code", journey -> journey.answer("way", "code", "code")),
            new Step(Kind.PAGE, "until", journey -> journey.answer("code", journey.person.code(), "until")),
            new Step(Kind.PAGE, "check", journey -> journey.answer("until", "", "submission")),
            new Step(Kind.SUBMISSION, "submission", Journey::handIn),
            new Step(Kind.PAGE, "request", Journey::lookAtRequest),
            new Step(Kind.PAGE, "account", journey -> journey.look("/account", "id=\"sign-out\"")),
            new Step(Kind.PAGE, "documents", journey -> journey.look("/account/documents", "id=\"sign-out\"")),
            new Step(Kind.PAGE, "inbox", journey -> journey.look("/account/inbox", "id=\"sign-out\"")),
            new Step(Kind.PAGE, "requests", journey -> journey.look("/requests", "id=\"sign-out\"")));

    Visitor visitor() {
        return visitor;
    }

    /** The page that is open. */
    Page shown() {
        return Objects.requireNonNull(shown, "no page is open");
    }

    private void look(String path, String mark) throws IOException, InterruptedException {
        shown = containing(mark, visitor.open(portal.resolve(path)));
    }

    private void signIn() throws IOException, InterruptedException {
        Page asked = visitor.open(portal.resolve(SERVICE + "/apply"));
        Page behind = visitor.send(asked.form("password"),
                Map.of("username", person.login(), "password", person.password()));
        if (!portal.getAuthority().equals(behind.address().getAuthority())) {
            throw new Unexpected("not signed in");
        }
        behind.form("way");
        shown = containing("id=\"sign-out\"", behind);
    }

    /**
     * Answers the question that is open.
     *
     * @param written the answer; empty for the first one offered
     * @param next field of the page that must follow
     */
    private void answer(String field, String written, String next) throws IOException, InterruptedException {
        Form form = shown().form(field);
        String value = written.isEmpty() ? form.offered().getOrDefault(field, "") : written;
        Page page = visitor.send(form, Map.of(field, value));
        page.form(next);
        shown = page;
    }

    private void handIn() throws IOException, InterruptedException {
        Page page = visitor.send(shown().form("submission"), Map.of());
        Matcher reference = REFERENCE.matcher(page.html());
        Matcher link = REQUEST.matcher(page.html());
        if (!reference.find() || !link.find()) {
            throw new Unexpected("no confirmation");
        }
        String path = link.group(1) == null ? link.group(2) : link.group(1);
        URI found = page.address().resolve(path);
        request = found;
        shown = page;
        accepted.accept(new Accepted(reference.group(1).strip(), found, visitor));
    }

    private void lookAtRequest() throws IOException, InterruptedException {
        shown = containing("id=\"document-confirmation\"",
                visitor.open(Objects.requireNonNull(request, "nothing was handed in")));
    }

    private static Page containing(String mark, Page page) throws Unexpected {
        if (!page.html().contains(mark)) {
            throw new Unexpected("another page than asked for");
        }
        return page;
    }
}
