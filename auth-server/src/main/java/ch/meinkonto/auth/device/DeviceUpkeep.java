package ch.meinkonto.auth.device;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old devices and sign-ins. */
@Component
class DeviceUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceUpkeep.class);

    private final Devices devices;
    private final SignInHistory history;

    DeviceUpkeep(Devices devices, SignInHistory history) {
        this.devices = devices;
        this.history = history;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 3, timeUnit = TimeUnit.MINUTES)
    void removeOld() {
        try {
            devices.removeOld();
            history.removeOld();
        } catch (DataAccessException e) {
            LOG.warn("old devices not looked up cause={}", e.toString());
        }
    }
}
