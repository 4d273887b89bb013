package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import ch.meinkonto.soc.sigma.rule.Rejection;

/** Reads a file of the operator, which is right as a whole or an error. */
final class Settings {
    private Settings() {}

    /**
     * Reads the one document of a file.
     *
     * @throws IllegalArgumentException where it is not as it should be
     */
    static <T> T read(RuleFile file, Function<Fields, T> reading) {
        List<Rejection> rejections = new ArrayList<>();
        List<Yaml> documents = new YamlReader(file.name(), rejections).read(file.text());
        if (!rejections.isEmpty()) {
            throw new IllegalArgumentException(rejections.getFirst().toString());
        }
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file.name() + ": one document is expected, there are "
                    + documents.size());
        }
        try {
            return reading.apply(Fields.of(documents.getFirst(), "the file"));
        } catch (Refused refused) {
            throw new IllegalArgumentException(refused.rejection().toString());
        }
    }
}
