package ch.meinkonto.securitytests.visitor;

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

/** The inbox of everybody that belongs to a local stack, for who reads a mail: its owner, or a thief of the mailbox. */
public final class Inbox {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningStack stack;
    private final Clock clock;

    /** The inbox of this stack. */
    public Inbox(RunningStack stack, Clock clock) {
        this.stack = stack;
        this.clock = clock;
    }

    /**
     * Waits for a mail to an address in which a pattern is found, and takes the newest.
     *
     * @return what the pattern's first group found; empty where no such mail comes within fifteen seconds
     */
    public Optional<String> await(String address, Pattern pattern) {
        Instant deadline = clock.instant().plus(PATIENCE);
        try (Visitor reader = Visitor.fromHere()) {
            do {
                Optional<String> found = newest(JSON.readTree(
                        reader.open(stack.page(Service.PAYMENT, "/inbox.json")).text()), address, pattern);
                if (found.isPresent()) {
                    return found;
                }
                pause();
            } while (clock.instant().isBefore(deadline));
        }
        return Optional.empty();
    }

    /** Mails come newest first. */
    private static Optional<String> newest(JsonNode mails, String address, Pattern pattern) {
        for (JsonNode mail : mails) {
            Matcher found = pattern.matcher(mail.path("text").asString(""));
            if (mail.path("to").asString("").equals(address) && found.find()) {
                return Optional.of(found.group(1));
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
