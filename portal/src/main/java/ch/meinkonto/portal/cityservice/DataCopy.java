package ch.meinkonto.portal.cityservice;

import java.util.stream.Stream;

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
     * Adds a file as it is.
     *
     * @param name with folders and ending
     * @param content its bytes
     */
    void file(String name, byte[] content);
}
