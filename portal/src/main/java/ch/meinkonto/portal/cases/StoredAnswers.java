package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.portal.form.Answers;

/** Answers as JSON: an object of fields, each with an array of texts. */
@Component
class StoredAnswers {
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {
    };

    private final JsonMapper json;

    StoredAnswers(JsonMapper json) {
        this.json = json;
    }

    String write(Answers answers) {
        return json.writeValueAsString(answers.values());
    }

    Answers read(@Nullable String stored) {
        return stored == null ? Answers.none() : new Answers(json.readValue(stored, FIELDS));
    }
}
