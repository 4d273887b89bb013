package ch.meinkonto.soc.sigma.rule;

/**
 * Why a rule was not loaded. One refused rule never keeps the others from loading.
 *
 * @param file name of the file as given to the parser
 * @param line from 1
 * @param column from 1
 * @param reason one sentence for the author of the rule
 */
public record Rejection(String file, int line, int column, String reason) {
    /** A rejection at a position. */
    public static Rejection at(Position position, String reason) {
        return new Rejection(position.file(), position.line(), position.column(), reason);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + reason;
    }
}
