package ch.meinkonto.portal.form;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** An answer cannot stand; the person is told at its field, in words. */
public class AnswerRefused extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final Kind kind;
    private final String messageKey;
    private final transient List<Object> arguments;
    private final transient @Nullable Way way;

    /**
     * A page that helps whoever is refused.
     *
     * @param textKey message that says where it leads
     * @param path of the page
     */
    public record Way(String textKey, String path) {}

    /**
     * Refuses an answer for a reason that forms have in common.
     *
     * @param field name of the field
     * @param arguments of the message, for example the most characters
     */
    public AnswerRefused(String field, Mistake mistake, Object... arguments) {
        this(field, mistake, Kind.INVALID, "form.mistake." + code(mistake), arguments);
    }

    /**
     * Refuses an answer for a reason of its service.
     *
     * @param field name of the field
     * @param reason why
     * @param kind what could be done about it
     * @param messageKey the message that tells it in words
     * @param arguments of the message; dates appear as they are written in Switzerland
     */
    public AnswerRefused(String field, Enum<?> reason, Kind kind, String messageKey, Object... arguments) {
        this(field, reason, kind, messageKey, null, List.of(arguments));
    }

    private AnswerRefused(String field, Enum<?> reason, Kind kind, String messageKey, @Nullable Way way,
            List<Object> arguments) {
        super(reason);
        this.field = field;
        this.kind = kind;
        this.messageKey = messageKey;
        this.way = way;
        this.arguments = arguments;
    }

    /** The same, with a page that helps. */
    public AnswerRefused leadingTo(Way helpful) {
        return new AnswerRefused(field, reason(), kind, messageKey, helpful, arguments);
    }

    private static String code(Mistake mistake) {
        return mistake.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field at which it is shown. */
    public String field() {
        return field;
    }

    /** Whether nothing was answered at all; the message of the field itself says that better. */
    public boolean isMissing() {
        return reason() == Mistake.MISSING;
    }

    /** What the message mentions. */
    public List<Object> arguments() {
        return arguments;
    }

    /** A page that helps; absent where there is none. */
    public @Nullable Way way() {
        return way;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String messageKey() {
        return messageKey;
    }
}
