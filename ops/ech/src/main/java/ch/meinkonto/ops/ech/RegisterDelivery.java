package ch.meinkonto.ops.ech;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An event between registers, in its envelope (eCH-0020 {@code delivery}).
 *
 * @param header envelope
 * @param lock whether others may be told, where the sender says it in the header
 * @param event what happened
 */
public record RegisterDelivery(Header header, @Nullable DataLock lock, RegisterEvent event) implements EchMessage {
    private static final String VERSION = "{}version";
    /** The outermost element names the version of the standard. */
    static final Map<String, String> ATTRIBUTES = Map.of(VERSION, "3.0");
    static final Set<String> ATTRIBUTE_NAMES = ATTRIBUTES.keySet();

    static RegisterDelivery read(ElementReader in) {
        DeliveryHeader header = in.child("deliveryHeader", Standard.ECH_0058, DeliveryHeader::read);
        return new RegisterDelivery(header.header(), header.lock(), RegisterEventFields.read(in));
    }

    void write(ElementWriter out) {
        out.child("deliveryHeader", Standard.ECH_0058, new DeliveryHeader(header, lock), DeliveryHeader::write);
        RegisterEventFields.write(event, out);
    }

    /** The header as eCH-0020 extends it. */
    private record DeliveryHeader(Header header, @Nullable DataLock lock) {
        static DeliveryHeader read(ElementReader in) {
            Header header = Header.read(in);
            in.continueWith(Standard.ECH_0020);
            in.refuseUnsupported("dataLockValidFrom", "dataLockValidTill");
            return new DeliveryHeader(header, in.at("dataLock") ? DataLock.read(in) : null);
        }

        void write(ElementWriter out) {
            header.write(out);
            out.continueWith(Standard.ECH_0020);
            if (lock != null) {
                lock.write(out);
            }
        }
    }
}
