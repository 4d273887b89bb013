package ch.meinkonto.portal.cityservice;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A copy of everything the portal has of a resident, while it is being written: nothing of it is held in memory. */
public interface DataCopy {
    /**
     * Adds records.
     *
     * @param name of the file, with folders and without ending
     * @param jsonObjects one JSON object for each record; the caller closes the stream
     */
    void records(String name, Stream<String> jsonObjects);

    /**
     * Adds what a query finds, row by row.
     *
     * @param name of the file, with folders and without ending
     * @param query whose first column is a JSON object
     */
    default void records(String name, StatementSpec query) {
        try (Stream<String> rows = query.query((row, number) -> row.getString(1)).stream()) {
            records(name, rows);
        }
    }

    /**
     * Adds a file as it is.
     *
     * @param name with folders and ending
     * @param content its bytes
     */
    void file(String name, byte[] content);
}
