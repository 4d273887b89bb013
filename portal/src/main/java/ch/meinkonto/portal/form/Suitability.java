package ch.meinkonto.portal.form;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What "is this for me" ends with. */
public sealed interface Suitability {
    /** Message key of what is said about it. */
    String messageKey();

    /** What the message mentions; dates appear as they are written in Switzerland. */
    List<Object> arguments();

    /** Go on. */
    record ForYou(String messageKey, List<Object> arguments) implements Suitability {}

    /**
     * This is not the place; the message says which is.
     *
     * @param elsewhere path of the service that is, its link under the message key and {@code .link}; absent where none is online
     */
    record NotForYou(String messageKey, List<Object> arguments, @Nullable String elsewhere) implements Suitability {
        public NotForYou(String messageKey, List<Object> arguments) {
            this(messageKey, arguments, null);
        }
    }

    /** Nobody can tell in advance: the office must look at it. One can go on. */
    record OfficeDecides(String messageKey, List<Object> arguments) implements Suitability {}
}
