package ch.meinkonto.ops.ech;

/**
 * The question whether a register knows somebody and they may report a move online (eCH-0194 {@code personMoveRequest}).
 *
 * @param person who asks
 * @param municipality whose register is asked, with its number
 */
public record PersonMoveRequest(PersonIdentification person, Municipality municipality) implements MoveMessage {
    public PersonMoveRequest {
        municipality.numbered();
    }

    static PersonMoveRequest read(ElementReader in) {
        PersonMoveRequest request = new PersonMoveRequest(
                in.child("personIdentification", Standard.ECH_0044, PersonIdentification::read),
                in.child("municipality", Standard.ECH_0007, Municipality::read));
        in.refuseUnsupported("extension");
        return request;
    }

    void write(ElementWriter out) {
        out.child("personIdentification", Standard.ECH_0044, person, PersonIdentification::write);
        out.child("municipality", Standard.ECH_0007, municipality, Municipality::write);
    }
}
