package ch.meinkonto.soc.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Tells figures, and keeps them in a file for later. */
public final class Findings {
    private final Report report;
    private final Path file;

    /**
     * No findings yet.
     *
     * @param file where they are kept; what it held is replaced
     * @throws IOException if it cannot be written
     */
    public Findings(Report report, Path file) throws IOException {
        this.report = report;
        this.file = file;
        Files.writeString(file, "");
    }

    /** Tells a figure. */
    public void add(Figure figure) throws IOException {
        report.figure(figure);
        Files.writeString(file, figure.row() + System.lineSeparator(), StandardOpenOption.APPEND);
    }

    /** Tells figures. */
    public void add(List<Figure> figures) throws IOException {
        for (Figure figure : figures) {
            add(figure);
        }
    }
}
