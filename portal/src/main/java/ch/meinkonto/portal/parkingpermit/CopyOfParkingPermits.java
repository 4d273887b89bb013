package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.DocumentsOfResident;
import ch.meinkonto.portal.cityservice.IssuedDocument;

/** What of permits belongs to a resident: permits and receipts for "my documents", everything for the copy of their data. */
@Repository
class CopyOfParkingPermits implements DocumentsOfResident, DataOfResident {
    private final JdbcClient jdbc;
    private final ParkingPermits permits;
    private final ShortPermits shortPermits;
    private final DownloadParkingPermit download;
    private final KeepShortPermit keep;
    private final Clock clock;

    CopyOfParkingPermits(JdbcClient jdbc, ParkingPermits permits, ShortPermits shortPermits,
            DownloadParkingPermit download, KeepShortPermit keep, Clock clock) {
        this.jdbc = jdbc;
        this.permits = permits;
        this.shortPermits = shortPermits;
        this.download = download;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public List<IssuedDocument> documentsOf(String residentId) {
        List<IssuedDocument> documents = new ArrayList<>();
        for (ParkingPermit permit : permits.ownedBy(residentId)) {
            if (permit.paidAt() != null) {
                if (isActive(permit)) {
                    documents.add(document(permit, "permit"));
                }
                documents.add(document(permit, "receipt"));
            }
        }
        shortPermits.ownedBy(residentId).stream()
                .filter(permit -> permit.stateOn(LocalDate.now(clock)) == ParkingPermitState.ACTIVE)
                .map(CopyOfParkingPermits::document)
                .forEach(documents::add);
        return documents;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "parking-permits/permits", "select (to_jsonb(p) - 'owner' - 'submission')::text"
                + " from parkingpermit.permit p where owner = ? order by submitted_at, reference", residentId);
        records(copy, "parking-permits/changes", "select (to_jsonb(c) - 'changed_at')::text from parkingpermit.change c"
                + " join parkingpermit.permit p using (reference) where p.owner = ? order by reference, c.edition",
                residentId);
        records(copy, "parking-permits/short-permits", "select (to_jsonb(p) - 'owner' - 'submission')::text"
                + " from parkingpermit.short_permit p where owner = ? order by submitted_at, reference", residentId);
        for (ShortPermit permit : shortPermits.ownedBy(residentId)) {
            if (permit.stateOn(LocalDate.now(clock)) == ParkingPermitState.ACTIVE) {
                copy.file("documents/" + permit.reference() + "/permit.pdf",
                        keep.document(permit.reference(), residentId, permit.contact().language()));
            }
        }
        for (ParkingPermit permit : permits.ownedBy(residentId)) {
            if (permit.paidAt() == null) {
                continue;
            }
            String folder = "documents/" + permit.reference() + "/";
            if (isActive(permit)) {
                copy.file(folder + "permit.pdf",
                        download.permit(permit.reference(), residentId, permit.contact().language()));
            }
            copy.file(folder + "receipt.pdf",
                    download.receipt(permit.reference(), residentId, permit.contact().language()));
        }
    }

    private void records(DataCopy copy, String name, String sql, String residentId) {
        try (Stream<String> rows = jdbc.sql(sql).param(residentId).query((row, number) -> row.getString(1)).stream()) {
            copy.records(name, rows);
        }
    }

    private boolean isActive(ParkingPermit permit) {
        return permit.stateOn(LocalDate.now(clock)) == ParkingPermitState.ACTIVE;
    }

    private static IssuedDocument document(ShortPermit permit) {
        return new IssuedDocument(ParkingPermitService.NAME, permit.reference(), permit.mark().toString(),
                "parking-permit.document.permit", permit.paidAt() == null ? permit.submittedAt() : permit.paidAt(),
                "/parking-permit/short-requests/" + permit.reference() + "/permit.pdf");
    }

    private static IssuedDocument document(ParkingPermit permit, String kind) {
        return new IssuedDocument(ParkingPermitService.NAME, permit.reference(), permit.plate().toString(),
                "parking-permit.document." + kind, permit.paidAt() == null ? permit.submittedAt() : permit.paidAt(),
                "/parking-permit/requests/" + permit.reference() + "/" + kind + ".pdf");
    }
}
