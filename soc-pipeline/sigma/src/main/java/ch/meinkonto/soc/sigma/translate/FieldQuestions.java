package ch.meinkonto.soc.sigma.translate;

import java.util.List;

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Turns what a rule asks of a field into a question to the index, by the type of the field. */
record FieldQuestions(FieldMapping mapping, Header header, Losses losses) {
    /** One value of a rule against a field. */
    Bounds ask(String field, ValueTest test) {
        if (test instanceof ValueTest.SameAs(String other, var ignored, var unused)) {
            losses.add(Reason.FIELD_REFERENCE, field, "comparing with the field " + other + " needs a script");
            return Bounds.atMost(Clause.and(List.of(there(field).over(), there(other).over())));
        }
        return mapping.find(field).map(indexed -> ask(field, indexed, test)).orElseGet(() -> absent(field, test));
    }

    /** One keyword against a field. */
    Bounds askKeyword(IndexedField indexed, ValueTest test) {
        return ask(indexed.name(), indexed, test);
    }

    private Bounds ask(String asked, IndexedField field, ValueTest test) {
        return switch (field.type()) {
            case KEYWORD -> new KeywordField(field, losses).ask(test);
            case LONG -> new NumberField(field, true, losses).ask(test);
            case DOUBLE -> new NumberField(field, false, losses).ask(test);
            case BOOLEAN -> BooleanField.ask(field.name(), header, test);
            case IP -> new AddressField(field, losses).ask(test);
            case TEXT -> vague(field, test, Reason.ANALYSED_TEXT, "the field is searched by word");
            case DATE -> vague(field, test, test instanceof ValueTest.TimePart
                    ? Reason.TIME_PART
                    : Reason.WRITTEN_FORM_UNKNOWN, "the index keeps the time, not how it was written");
            case FLATTENED -> flattened(asked, field);
            case UNSEARCHED -> unknown(asked);
        };
    }

    /** Whether the field has a value. */
    private Bounds there(String field) {
        return ask(field, new ValueTest.Exists(true));
    }

    /** All that can be said is whether there is a value. */
    private Bounds vague(IndexedField field, ValueTest test, Reason reason, String detail) {
        return AnyField.ask(field.name(), test).orElseGet(() -> {
            losses.add(reason, field.name(), detail);
            return Bounds.atMost(Clause.exists(field.name()));
        });
    }

    /** Long values are dropped without a trace, so that a document without any value may have had one. */
    private Bounds flattened(String asked, IndexedField field) {
        losses.add(Reason.FIELD_NOT_INDEXED, asked, "the keys below " + field.name() + " are not searched one by one");
        return Bounds.UNKNOWN;
    }

    private Bounds unknown(String field) {
        losses.add(Reason.FIELD_NOT_INDEXED, field, "the field is not searched");
        return Bounds.UNKNOWN;
    }

    private Bounds absent(String field, ValueTest test) {
        if (!mapping.complete()) {
            return unknown(field);
        }
        boolean holds = test instanceof ValueTest.Null || test instanceof ValueTest.Exists(boolean wanted) && !wanted;
        return Bounds.exactly(holds ? Clause.EVERYTHING : Clause.NOTHING);
    }
}
