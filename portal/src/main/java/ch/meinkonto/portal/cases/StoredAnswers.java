package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.portal.form.Answers;

/** Answers as JSON: an object of fields, each with an array of texts; an empty one where a field was left empty. */
@Component
class StoredAnswers {
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {
    };

    private final JsonMapper json;

    StoredAnswers(JsonMapper json) {
        this.json = json;
    }

    String write(Answers answers) {
        Map<String, List<String>> fields = new TreeMap<>(answers.values());
        answers.leftEmpty().forEach(field -> fields.put(field, List.of()));
        return json.writeValueAsString(fields);
    }

    Answers read(@Nullable String stored) {
        if (stored == null) {
            return Answers.none();
        }
        Map<String, List<String>> fields = json.readValue(stored, FIELDS);
        return new Answers(fields, fields.keySet());
    }
}
