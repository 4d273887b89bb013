package ch.meinkonto.ops.ech;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.Header.Application;
import ch.meinkonto.ops.ech.Header.Dates;
import ch.meinkonto.ops.ech.Header.MetaData;
import ch.meinkonto.ops.ech.Header.References;
import ch.meinkonto.ops.ech.Header.Route;

/** The header in the order of its schema, which puts apart what belongs together. */
final class HeaderFields {
    private HeaderFields() {}

    static Header read(ElementReader in) {
        Route route = new Route(in.value("senderId", Lexical::collapsed),
                in.optionalValue("originalSenderId", Lexical::collapsed),
                in.optionalValue("declarationLocalReference", Lexical::collapsed),
                in.values("recipientId", Lexical::collapsed));
        References references = new References(in.value("messageId", Lexical::collapsed),
                in.optionalValue("referenceMessageId", Lexical::collapsed),
                in.optionalValue("businessProcessId", Lexical::collapsed),
                in.optionalValue("ourBusinessReferenceId", Lexical::collapsed),
                in.optionalValue("yourBusinessReferenceId", Lexical::collapsed),
                in.optionalValue("uniqueIdBusinessTransaction", Lexical::collapsed));
        String type = in.value("messageType", Lexical::collapsed);
        String subtype = in.optionalValue("subMessageType", Lexical::collapsed);
        Application application = in.child("sendingApplication", Standard.ECH_0058, Application::read);
        in.refuseUnsupported("partialDelivery");
        String subject = in.optionalValue("subject", Lexical::collapsed);
        String comment = in.optionalValue("comment", Lexical::collapsed);
        Dates dates = dates(in);
        Action action = in.value("action", code -> Coded.of(Action.class, code));
        in.refuseUnsupported("attachment");
        boolean test = in.value("testDeliveryFlag", Lexical::yes);
        Boolean responseExpected = in.optionalValue("responseExpected", Lexical::yes);
        Boolean caseClosed = in.optionalValue("businessCaseClosed", Lexical::yes);
        List<MetaData> metaData = in.children("namedMetaData", Standard.ECH_0058, MetaData::read);
        return new Header(route, references, type, subtype, application, subject, comment, dates, action, test,
                responseExpected, caseClosed, metaData);
    }

    private static Dates dates(ElementReader in) {
        Instant message = in.value("messageDate", Lexical::time);
        Instant first = in.optionalValue("initialMessageDate", Lexical::time);
        LocalDate event = in.optionalValue("eventDate", Lexical::date);
        return new Dates(message, first, event, in.optionalValue("modificationDate", Lexical::date));
    }

    static void write(Header header, ElementWriter out) {
        Route route = header.route();
        out.value("senderId", route.sender());
        out.value("originalSenderId", route.originalSender());
        out.value("declarationLocalReference", route.localReference());
        out.values("recipientId", route.recipients());
        References references = header.references();
        out.value("messageId", references.message());
        out.value("referenceMessageId", references.answered());
        out.value("businessProcessId", references.process());
        out.value("ourBusinessReferenceId", references.ours());
        out.value("yourBusinessReferenceId", references.yours());
        out.value("uniqueIdBusinessTransaction", references.transaction());
        out.value("messageType", header.type());
        out.value("subMessageType", header.subtype());
        out.child("sendingApplication", Standard.ECH_0058, header.application(), Application::write);
        out.value("subject", header.subject());
        out.value("comment", header.comment());
        Dates dates = header.dates();
        out.value("messageDate", Lexical.text(dates.message()));
        out.value("initialMessageDate", time(dates.first()));
        out.value("eventDate", dates.event());
        out.value("modificationDate", dates.modified());
        out.value("action", header.action());
        out.value("testDeliveryFlag", (Boolean) header.test());
        out.value("responseExpected", header.responseExpected());
        out.value("businessCaseClosed", header.caseClosed());
        out.children("namedMetaData", Standard.ECH_0058, header.metaData(), MetaData::write);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Lexical.text(time);
    }
}
