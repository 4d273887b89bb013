package ch.meinkonto.securitytests.visitor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;

/** Somebody opens an account: names an address, reads the mail there, follows its link, chooses name and password. */
public final class OpenAccount {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Pattern LINK = Pattern.compile("/register/confirm\\?token=[A-Za-z0-9_-]+");
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningStack stack;
    private final Clock clock;

    /** Opens at this stack, and reads mail in the inbox of everybody that belongs to it. */
    public OpenAccount(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
    }

    /**
     * Who opens an account.
     *
     * @param email an address that has none yet
     */
    public record Newcomer(String email, String name, String password) {}

    /**
     * Goes all the way.
     *
     * @return the page on which the newcomer can sign in
     * @throws FlowStopped if the account is not open at the end
     */
    public Page by(Visitor visitor, Newcomer newcomer) {
        Page sent = OpenForm.send(visitor, visitor.open(stack.page(Service.AUTH, "/register")), newcomer.email());
        if (!"sent".equals(sent.address().getQuery())) {
            throw new FlowStopped("the wish for an account was not taken", sent);
        }
        Page page = visitor.open(link(newcomer.email(), sent));
        Form form = page.forms().stream().filter(found -> found.asksFor("password")).findFirst()
                .orElseThrow(() -> new FlowStopped("the link opens no form", page));
        Page done = visitor.submit(form.with("name", newcomer.name()).with("password", newcomer.password())
                .pressingTheFirstButton());
        if (!done.address().getPath().equals("/login")) {
            throw new FlowStopped("the account was not opened", done);
        }
        return done;
    }

    private URI link(String email, Page sent) {
        Instant deadline = clock.instant().plus(PATIENCE);
        try (Visitor reader = Visitor.fromHere()) {
            do {
                Optional<URI> link = newest(JSON.readTree(
                        reader.open(stack.page(Service.PAYMENT, "/inbox.json")).text()), email);
                if (link.isPresent()) {
                    return link.get();
                }
                pause();
            } while (clock.instant().isBefore(deadline));
        }
        throw new FlowStopped("no mail came to " + email, sent);
    }

    /** Mails come newest first. */
    private Optional<URI> newest(JsonNode mails, String email) {
        for (JsonNode mail : mails) {
            Matcher link = LINK.matcher(mail.path("text").asString(""));
            if (mail.path("to").asString("").equals(email) && link.find()) {
                return Optional.of(stack.page(Service.AUTH, link.group()));
            }
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while waiting for a mail.");
        }
    }
}
