package ch.meinkonto.soc.contract;

/** A field of a security event: its name, its type and what it holds. */
public sealed interface Field permits EventField, CommonField {
    /** The dotted name, the same on the wire and in the index. */
    String dotted();

    /** How it is typed. */
    EventField.Type type();

    /** What it holds, in one sentence. */
    String sentence();
}
