package ch.meinkonto.auth.device;

import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The known devices in a person's copy of everything. */
@Component
class DeviceData implements PersonalData {
    private final Devices devices;

    DeviceData(Devices devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public Object of(UUID accountId) {
        return devices.of(accountId, "")
                .stream()
                .map(device -> Map.of("name", device.name(), "firstSeen", device.firstSeen(), "lastSeen",
                        device.lastSeen(), "network", device.network()))
                .toList();
    }
}
