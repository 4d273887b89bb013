package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * Seats of a course were reserved or given back.
 *
 * @param action reserve or cancel
 * @param courseId id of the course
 * @param seats how many, 1 or more
 * @param userId pseudonymous account id
 * @param addressHash HMAC of the postal address that books, absent where there is none
 * @param device from where, absent where that is not known
 */
public record BookingEvent(EventAction action, String courseId, long seats, String userId,
        @Nullable String addressHash, @Nullable Device device) implements SecurityEvent {
    public BookingEvent {
        if (action != EventAction.BOOKING_RESERVE && action != EventAction.BOOKING_CANCEL) {
            throw new IllegalArgumentException(action + " is not about a booking");
        }
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.BOOKING_COURSE, courseId)
                .put(EventField.BOOKING_SEATS, seats)
                .put(EventField.USER_ID, userId)
                .put(EventField.BOOKING_ADDRESS, addressHash);
        if (device != null) {
            attributes.put(EventField.AUTH_DEVICE_ID_HASH, device.idHash())
                    .put(EventField.AUTH_DEVICE_KNOWN, device.known());
        }
    }
}
