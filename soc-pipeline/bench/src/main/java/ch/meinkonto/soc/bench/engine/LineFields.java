package ch.meinkonto.soc.bench.engine;

import java.math.BigDecimal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Decodes a line of JSON into single fields, for engines that do not read JSON themselves: the fastest plain way. */
final class LineFields {
    private static final int LONGEST_LONG = 18;

    private final JsonFactory factory = new JsonFactory();

    /** Is told each value. */
    interface Receiver {
        /**
         * Takes a value.
         *
         * @param field dotted name; an array tells it once per element
         * @param value a text, a number or a boolean
         */
        void take(String field, Object value);
    }

    /** Tells every value of the object in the bytes. */
    void read(byte[] buffer, int from, int to, Receiver receiver) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), buffer, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            object(parser, "", receiver);
        }
    }

    private static void object(JsonParser parser, String prefix, Receiver receiver) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
            value(parser, parser.nextToken(), name, receiver);
        }
    }

    private static void value(JsonParser parser, JsonToken token, String name, Receiver receiver) {
        if (token == JsonToken.VALUE_STRING) {
            receiver.take(name, parser.getString());
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, name, receiver);
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                value(parser, next, name, receiver);
            }
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            receiver.take(name, token == JsonToken.VALUE_TRUE);
        } else if (token != JsonToken.VALUE_NULL) {
            receiver.take(name, number(parser.getString()));
        }
    }

    private static Object number(String written) {
        boolean whole = written.length() <= LONGEST_LONG
                && written.chars().allMatch(each -> each >= '0' && each <= '9');
        return whole ? (Object) Long.parseLong(written) : new BigDecimal(written);
    }
}
