package ch.meinkonto.portal.account;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Everything the portal has of whoever asks, as one file. */
@Controller
class DataCopies {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final List<DataOfResident> keepers;
    private final SecurityEvents events;
    private final JsonMapper json;
    private final Clock clock;

    DataCopies(List<DataOfResident> keepers, SecurityEvents events, JsonMapper json, Clock clock) {
        this.keepers = keepers;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Sent while it is put together. The event comes also when the browser went away in the middle: it has a part of it. */
    @GetMapping("/account/data/copy.zip")
    void download(Resident resident, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("mein-konto-" + LocalDate.ofInstant(clock.instant(), ZURICH) + ".zip")
                .build()
                .toString());
        ZippedCopy copy = new ZippedCopy(response.getOutputStream());
        try (copy) {
            copy.records("account", Stream.of(json.writeValueAsString(account(resident))));
            keepers.forEach(keeper -> keeper.copyTo(resident.id(), copy));
        } finally {
            events.record(new DocumentEvent(EventAction.DOCUMENT_DOWNLOAD, Digests.of("data of " + resident.id()),
                    "data-copy", copy.bytes(), resident.id(), null));
        }
    }

    /** What came with the sign-in; the rest of the account is with the identity provider. */
    private static Map<String, String> account(Resident resident) {
        Map<String, String> account = new TreeMap<>(Map.of("id", resident.id()));
        if (resident.name() != null) {
            account.put("name", resident.name());
        }
        if (resident.email() != null) {
            account.put("email", resident.email());
        }
        return account;
    }
}
