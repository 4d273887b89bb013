package ch.meinkonto.ops.simulators.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in pieces, so that a page can show its web addresses as links without trusting the rest. */
final class LinkedText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private LinkedText() {}

    /**
     * One piece.
     *
     * @param text what to show
     * @param link whether it is a web address
     */
    record Piece(String text, boolean link) {}

    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                pieces.add(new Piece(text.substring(from, matcher.start()), false));
            }
            pieces.add(new Piece(matcher.group(), true));
            from = matcher.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), false));
        }
        return pieces;
    }
}
