package ch.meinkonto.soc.sigma.translate;

import java.util.List;

/** A regular expression as it was written, assertions included. */
sealed interface RegexNode {
    /** One character of the set. */
    record Chars(CharacterSet set) implements RegexNode {}

    /** One after the other. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** One of them. */
    record Choice(List<RegexNode> options) implements RegexNode {}

    /** Again and again; {@link Language#UNBOUNDED} where there is no most. */
    record Repeat(RegexNode part, int least, int most) implements RegexNode {}

    /** Anything at all, for what cannot be said. */
    record Anything() implements RegexNode {}

    /** Asserts something about the place and takes no character. */
    record Assertion(Kind kind) implements RegexNode {}

    /** What is asserted. */
    enum Kind {
        TEXT_BEGINS,
        TEXT_ENDS,
        LINE_BEGINS,
        LINE_ENDS,
        /** Word boundaries, look-around. */
        OTHER
    }
}
