package ch.meinkonto.soc.sigma.rule;

/**
 * Where something stands in a file.
 *
 * @param file name of the file as given to the parser
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
