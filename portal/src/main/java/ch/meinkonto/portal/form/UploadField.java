package ch.meinkonto.portal.form;

import java.util.List;
import java.util.UUID;

/**
 * Files: documents or pictures. The answer names what is stored already.
 *
 * @param name its name
 * @param optional whether there may be none
 * @param most most files
 */
public record UploadField(String name, boolean optional, int most) implements Field<List<UUID>> {
    public UploadField {
        if (most < 1) {
            throw new IllegalArgumentException("a field for files takes one at least: " + name);
        }
    }

    @Override
    public List<UUID> read(List<String> written) {
        if (written.size() > most) {
            throw new AnswerRefused(name, Mistake.TOO_MANY_FILES, most);
        }
        try {
            return written.stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException e) {
            throw new AnswerRefused(name, Mistake.NOT_READABLE);
        }
    }

    @Override
    public List<String> write(List<UUID> answer) {
        return answer.stream().map(UUID::toString).toList();
    }

    @Override
    public String input() {
        return "upload";
    }
}
