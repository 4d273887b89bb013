package ch.meinkonto.ops.ech;

/**
 * A message about a resident's move, in its envelope (eCH-0194 {@code delivery}).
 *
 * @param header all but question and answer belong to a case whose number begins with {@code EUMZUG}
 * @param message what is said
 */
public record MoveDelivery(Header header, MoveMessage message) implements EchMessage {
    /** How the number of a case begins ({@code businessProcessId}), by the rules of eUmzugCH. */
    public static final String PROCESS_PREFIX = "EUMZUG";

    public MoveDelivery {
        String process = header.references().process();
        boolean needsProcess = switch (message) {
            case PersonMoveRequest question -> false;
            case PersonMoveResponse answer -> false;
            case PlatformMove report -> true;
        };
        if (needsProcess && (process == null || !process.startsWith(PROCESS_PREFIX))) {
            throw new IllegalArgumentException("the number of a case begins with " + PROCESS_PREFIX);
        }
    }

    static MoveDelivery read(ElementReader in) {
        Header header = in.child("deliveryHeader", Standard.ECH_0058, Header::read);
        return new MoveDelivery(header, message(in));
    }

    private static MoveMessage message(ElementReader in) {
        if (in.at("personMoveRequest")) {
            return in.child("personMoveRequest", Standard.ECH_0194, PersonMoveRequest::read);
        }
        if (in.at("personMoveResponse")) {
            return in.child("personMoveResponse", Standard.ECH_0194, PersonMoveResponse::read);
        }
        return PlatformMove.read(in);
    }

    void write(ElementWriter out) {
        out.child("deliveryHeader", Standard.ECH_0058, header, Header::write);
        switch (message) {
            case PersonMoveRequest request ->
                out.child("personMoveRequest", Standard.ECH_0194, request, PersonMoveRequest::write);
            case PersonMoveResponse response ->
                out.child("personMoveResponse", Standard.ECH_0194, response, PersonMoveResponse::write);
            case PlatformMove report -> PlatformMove.write(report, out);
        }
    }
}
