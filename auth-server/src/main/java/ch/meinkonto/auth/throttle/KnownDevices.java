package ch.meinkonto.auth.throttle;

import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

/** Whoever remembers devices. Where nobody does, no device is known. */
public interface KnownDevices {
    /**
     * The device from which a request comes, if the owner of this account has signed in there before.
     *
     * @return what tells it from other devices, never shown to anybody
     */
    Optional<String> known(UUID accountId, HttpServletRequest request);
}
