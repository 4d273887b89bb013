package ch.meinkonto.ops.simulators.register;

import java.util.List;

/** What a register shows of itself on its page. */
public interface RegisterView {
    Register register();

    /** Keys of the columns' texts, below {@code register.column}. */
    List<String> columns();

    /** How many entries there are. */
    int size();

    /** Some entries, each with a text per column. */
    List<List<String>> rows(int from, int most);

    /** What happened last, newest first; empty where nothing can happen. */
    default List<News> news() {
        return List.of();
    }

    /** What could not be read, newest first; empty where nothing is sent. */
    default List<Refused> refused() {
        return List.of();
    }

    /**
     * A message that could not be read.
     *
     * @param at when it came, as people read it
     * @param reason why it was refused
     * @param size in bytes
     * @param start how it begins, read as UTF-8
     */
    record Refused(String at, String reason, int size, String start) {}

    /**
     * Something that happened.
     *
     * @param at when, as people read it
     * @param what kind of message
     * @param outcome what became of it
     */
    record News(String at, String what, String outcome) {}
}
