package ch.meinkonto.ops.simulators.payment;

import java.util.Optional;

/**
 * A card number as typed on the pay page, and what the simulated bank says to it. Lives for one request only.
 *
 * @param digits 12 to 19 digits
 */
record CardNumber(String digits) {
    /** The test card that every bank of this world approves. */
    static final String APPROVED = "4242 4242 4242 4242";

    CardNumber {
        if (!digits.matches("[0-9]{12,19}")) {
            throw new IllegalArgumentException("a card number has 12 to 19 digits");
        }
    }

    /** The number in what was typed, blanks and dashes left out; empty where there is none. */
    static Optional<CardNumber> parse(String typed) {
        String digits = typed.replaceAll("[ -]", "");
        return digits.matches("[0-9]{12,19}") ? Optional.of(new CardNumber(digits)) : Optional.empty();
    }

    /** Why the bank refuses this card, in the provider's code; empty when it approves. */
    Optional<String> refusal() {
        return switch (digits.substring(digits.length() - 4)) {
            case "0002" -> Optional.of("declined");
            case "9995" -> Optional.of("insufficient_funds");
            case "0069" -> Optional.of("expired_card");
            case "9987" -> Optional.of("lost_card");
            default -> Optional.empty();
        };
    }

    String brand() {
        return switch (digits.charAt(0)) {
            case '4' -> "VISA";
            case '2', '5' -> "MASTERCARD";
            case '3' -> "AMERICAN EXPRESS";
            default -> "UNKNOWN";
        };
    }

    /** Method code of the provider. */
    String method() {
        return switch (digits.charAt(0)) {
            case '2', '5' -> "ECA";
            case '3' -> "AMX";
            default -> "VIS";
        };
    }

    @Override
    public String toString() {
        return "CardNumber[hidden]";
    }
}
