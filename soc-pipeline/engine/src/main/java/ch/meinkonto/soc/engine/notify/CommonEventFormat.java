package ch.meinkonto.soc.engine.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import ch.meinkonto.soc.contract.Alert;

/**
 * Messages as one line of ArcSight's Common Event Format, version 0. In the header, backslash and pipe are escaped; in the
 * extension, backslash, equals sign and line breaks.
 */
final class CommonEventFormat {
    private static final String DEVICE = "Mein Konto|soc-engine|1";
    private static final int LONGEST_TEXT = 1_023;
    private static final int SEVERITY_OF_AN_INCIDENT = 8;
    private static final int SEVERITY_OF_ITS_END = 3;

    private CommonEventFormat() {}

    static String line(Notice notice) {
        return switch (notice) {
            case Notice.OfAlert ofAlert -> line(ofAlert.alert().detection(), ofAlert.alert().title(),
                    ofAlert.alert().risk() / 10, extension(ofAlert));
            case Notice.OfIncident incident -> line(incident.subject(), incident.text(),
                    incident.over() ? SEVERITY_OF_ITS_END : SEVERITY_OF_AN_INCIDENT, extension(incident));
        };
    }

    private static String line(String signature, String name, int severity, Map<String, String> extension) {
        StringJoiner pairs = new StringJoiner(" ");
        extension.forEach((key, value) -> pairs.add(key + "=" + extensionValue(value)));
        return "CEF:0|" + DEVICE + "|" + header(signature) + "|" + header(name) + "|" + severity + "|" + pairs;
    }

    private static Map<String, String> extension(Notice.OfAlert notice) {
        Alert alert = notice.alert();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rt", Long.toString(notice.since().toEpochMilli()));
        fields.put("externalId", alert.id());
        fields.put("act", notice.occasion().name().toLowerCase(Locale.ROOT));
        fields.put("cnt", Long.toString(alert.eventCount()));
        fields.put("start", Long.toString(alert.firstEvent().toEpochMilli()));
        fields.put("end", Long.toString(alert.lastEvent().toEpochMilli()));
        putAddress(fields, alert.addresses());
        fields.put("msg", alert.summary());
        fields.put("cs1Label", "key");
        fields.put("cs1", notice.key());
        fields.put("cs2Label", "level");
        fields.put("cs2", alert.level());
        return fields;
    }

    private static Map<String, String> extension(Notice.OfIncident incident) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rt", Long.toString(incident.since().toEpochMilli()));
        fields.put("act", incident.over() ? "over" : "began");
        fields.put("start", Long.toString(incident.began().toEpochMilli()));
        fields.put("msg", incident.text());
        fields.put("cs1Label", "key");
        fields.put("cs1", incident.key());
        return fields;
    }

    /** The format has different places for the two versions of IP. */
    private static void putAddress(Map<String, String> fields, List<String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        String address = addresses.getFirst();
        if (address.indexOf(':') < 0) {
            fields.put("src", address);
        } else {
            fields.put("c6a2Label", "Source IPv6 Address");
            fields.put("c6a2", address);
        }
    }

    private static String header(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }

    private static String extensionValue(String text) {
        // Never between the halves of a surrogate pair.
        String cut = text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
        return cut.replace("\\", "\\\\").replace("=", "\\=").replace("\r", "\\r").replace("\n", "\\n");
    }
}
