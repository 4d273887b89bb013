package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Report;

/** Tells figures, and keeps them in a file for later. */
final class Findings {
    private final Report report;
    private final Path file;

    /**
     * @param file where they are kept; what it held is replaced
     */
    Findings(Report report, Path file) throws IOException {
        this.report = report;
        this.file = file;
        Files.writeString(file, "");
    }

    void add(Figure figure) throws IOException {
        report.figure(figure);
        Files.writeString(file, figure.row() + System.lineSeparator(), StandardOpenOption.APPEND);
    }

    void add(List<Figure> figures) throws IOException {
        for (Figure figure : figures) {
            add(figure);
        }
    }
}
