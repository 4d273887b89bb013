package ch.meinkonto.ops.ech;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.EchRefused.Reason;

/**
 * The receipt of a message (eCH-0058 {@code eventReport}), with a notice in the form of the standard it answers.
 *
 * @param header names the message in {@code answered}
 * @param answered standard of that message
 * @param positive whether it was taken
 * @param general what is said about the message as a whole
 * @param persons what is said about single persons
 */
public record EventReport(Header header, Answered answered, boolean positive, List<Info> general,
        List<PersonInfo> persons) implements EchMessage {
    public EventReport {
        general = List.copyOf(general);
        persons = List.copyOf(persons);
        for (Info info : general) {
            info.checkFor(answered);
        }
        persons.forEach(person -> person.infos().forEach(info -> info.checkFor(answered)));
        if (general.isEmpty() && persons.isEmpty()) {
            throw new IllegalArgumentException("a receipt says something");
        }
    }

    /** What a receipt answers: the two standards have notices of the same form, in their own names. */
    public enum Answered {
        MOVE(Standard.ECH_0194),
        REGISTER_EVENT(Standard.ECH_0020);

        private final Standard standard;

        Answered(Standard standard) {
            this.standard = standard;
        }
    }

    /**
     * A code and texts (eCH-0194, eCH-0020 {@code infoType}).
     *
     * @param code in answer to a move 1 or 2, to a register event 1 to 250 characters
     * @param english any language may be left out
     * @param german 1 to 2000 characters
     * @param french see there
     * @param italian see there
     */
    public record Info(@Nullable String code, @Nullable String english, @Nullable String german,
            @Nullable String french, @Nullable String italian) {
        private static final int LONGEST_CODE = 250;
        private static final int LONGEST_TEXT = 2000;
        private static final Set<String> MOVE_CODES = Set.of("1", "2");

        public Info {
            Texts.optionalToken(code, 1, LONGEST_CODE);
            Texts.optionalText(english, 1, LONGEST_TEXT);
            Texts.optionalText(german, 1, LONGEST_TEXT);
            Texts.optionalText(french, 1, LONGEST_TEXT);
            Texts.optionalText(italian, 1, LONGEST_TEXT);
        }

        void checkFor(Answered answered) {
            if (answered == Answered.MOVE && code != null && !MOVE_CODES.contains(code)) {
                throw new IllegalArgumentException("moves are answered with code 1 or 2");
            }
        }

        static Info read(ElementReader in) {
            return new Info(in.optionalValue("code", raw -> raw), in.optionalValue("textEnglish", raw -> raw),
                    in.optionalValue("textGerman", raw -> raw), in.optionalValue("textFrench", raw -> raw),
                    in.optionalValue("textItalian", raw -> raw));
        }

        void write(ElementWriter out) {
            out.value("code", code);
            out.value("textEnglish", english);
            out.value("textGerman", german);
            out.value("textFrench", french);
            out.value("textItalian", italian);
        }
    }

    /**
     * What is said about one person.
     *
     * @param person who
     * @param infos at least one
     */
    public record PersonInfo(PersonIdentification person, List<Info> infos) {
        public PersonInfo {
            infos = List.copyOf(infos);
            if (infos.isEmpty()) {
                throw new IllegalArgumentException("something is said about the person");
            }
        }
    }

    static EventReport read(ElementReader in) {
        Header header = in.child("header", Standard.ECH_0058, Header::read);
        return in.child("info", Standard.ECH_0058, info -> readInfo(header, info));
    }

    private static EventReport readInfo(Header header, ElementReader in) {
        boolean positive = in.at("positiveReport");
        return in.child(positive ? "positiveReport" : "negativeReport", Standard.ECH_0058, report -> {
            Element notice = report.raw("notice");
            report.refuseUnsupported("data");
            return readNotice(header, positive, notice, report.path());
        });
    }

    private static EventReport readNotice(Header header, boolean positive, Element notice, String path) {
        Answered answered = answered(notice, positive, path);
        return ElementReader.bind(notice, answered.standard, path, Set.of(Element.TYPE), in -> {
            List<Info> general = in.children(positive ? "generalResponse" : "generalError", answered.standard,
                    Info::read);
            List<PersonInfo> persons = in.children(positive ? "personResponse" : "personError", answered.standard,
                    person -> new PersonInfo(
                            person.child("personIdentification", Standard.ECH_0044, PersonIdentification::read),
                            person.children(positive ? "response" : "errorInfo", answered.standard, Info::read)));
            return new EventReport(header, answered, positive, general, persons);
        });
    }

    /** The schema leaves the notice's type open: it says it itself, or its first element does. */
    private static Answered answered(Element notice, boolean positive, String path) {
        String type = notice.attributes().get(Element.TYPE);
        for (Answered answered : Answered.values()) {
            String ours = typeName(answered, positive);
            boolean fits = type == null
                    ? !notice.children().isEmpty()
                            && notice.children().getFirst().namespace().equals(answered.standard.namespace())
                    : type.equals(ours);
            if (fits) {
                return answered;
            }
        }
        throw new EchRefused(type == null ? Reason.UNEXPECTED_ELEMENT : Reason.INVALID_VALUE, path + "/notice");
    }

    private static String typeName(Answered answered, boolean positive) {
        return "{" + answered.standard.namespace() + "}" + (positive ? "positiveReportType" : "negativeReportType");
    }

    void write(ElementWriter out) {
        out.child("header", Standard.ECH_0058, header, Header::write);
        out.child("info", Standard.ECH_0058, this, (report, info) -> info.child(
                positive ? "positiveReport" : "negativeReport", Standard.ECH_0058, report, EventReport::writeReport));
    }

    private void writeReport(ElementWriter out) {
        Map<String, String> type = Map.of(Element.TYPE, typeName(answered, positive));
        out.raw(ElementWriter.element(Standard.ECH_0058, "notice", answered.standard, type, notice -> {
            notice.children(positive ? "generalResponse" : "generalError", answered.standard, general, Info::write);
            notice.children(positive ? "personResponse" : "personError", answered.standard, persons,
                    this::writePerson);
        }));
    }

    private void writePerson(PersonInfo person, ElementWriter out) {
        out.child("personIdentification", Standard.ECH_0044, person.person(), PersonIdentification::write);
        out.children(positive ? "response" : "errorInfo", answered.standard, person.infos(), Info::write);
    }
}
