package ch.meinkonto.portal.access;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of somebody by the platform and the services on it: a draft and a case, each with a file, an extension, a stay,
 * a payment that was begun, malware, and who looked at what.
 */
final class RecordsOnPlatform {
    private final JdbcClient database;

    RecordsOnPlatform(JdbcClient database) {
        this.database = database;
    }

    void of(String owner) {
        UUID draft = UUID.randomUUID();
        UUID submission = UUID.randomUUID();
        String reference = "FE-" + submission;
        database.sql("insert into cases.draft values (?, ?, 'tax-extension', 1, '{}', now(), now())")
                .params(draft, owner)
                .update();
        database.sql(
                """
                        insert into cases.case_file (reference, service, owner, submission, form_version, answers, subject,
                            email, language, state, handed_in_at, revision, changed_at)
                        values (?, 'tax-extension', ?, ?, 1, '{}', '2025', 'a@example.ch', 'de', 'HANDED_IN', now(), 1, now())""")
                .params(reference, owner, submission)
                .update();
        database.sql("""
                insert into cases.timeline (reference, at, kind, party, actor)
                values (?, now(), 'HANDED_IN', 'RESIDENT', ?)""").params(reference, owner).update();
        database.sql("""
                insert into cases.access_log (at, owner, reference, viewer, office, purpose)
                values (now(), ?, ?, 'carla', 'tax office', 'case')""").params(owner, reference).update();
        for (UUID binder : List.of(draft, submission)) {
            database.sql("""
                    insert into upload.file values (gen_random_uuid(), ?, ?, 'proof', 'proof.pdf', 'PDF', 1, 'x', 'x',
                        now())""").params(binder, owner).update();
        }
        database.sql("""
                insert into cases.checkout (reference, service, owner, submission, form_version, answers, fee_rappen,
                    email, language, begun_at)
                values (?, 'weekly-residence', ?, ?, 1, '{}', 6000, 'a@example.ch', 'de', now())""")
                .params("WA-" + submission, owner, submission)
                .update();
        database.sql("insert into weeklyresident.residence values (?, ?, ?, '2026-01-01', '2026-12-31', now())")
                .params(reference, reference, owner)
                .update();
        database.sql("""
                insert into parkingpermit.short_permit (reference, owner, submission, kind, mark, postcode, zone_name,
                    days, fee_rappen, language, state, submitted_at, changed_at)
                values (?, ?, ?, 'DAY', 'ZH 1', '8004', 'Aussersihl', '{2026-11-23}', 1500, 'de', 'ACTIVE', now(),
                    now())""").params(reference, owner, submission).update();
        database.sql("""
                insert into parkingpermit.vehicle_question (owner, at, own, purpose)
                values (?, now(), true, 'vehicle-holder')""")
                .param(owner)
                .update();
        database.sql("insert into inbox.opened values (?, ?, now())").params(reference, owner).update();
        database.sql("insert into notification.choice values (?, 'reminders', now())").param(owner).update();
        database.sql("""
                insert into lookedat.look (at, owner, reference, viewer, office, purpose)
                values (now(), ?, ?, 'carla', 'control', 'control')""").params(owner, reference).update();
        database.sql("insert into invitation.wrong_code values (?, now())").param(owner).update();
        for (List<String> sides : List.of(List.of(owner, "somebody"), List.of("somebody", owner))) {
            database.sql("""
                    insert into party.party (id, service, submission, role, fills_in, hands_in, owner, owner_full_name,
                        owner_language, code_hash, code_until, invited_at, account_id, full_name, language, joined_at,
                        reference)
                    values (gen_random_uuid(), 'move', ?, 'main-tenant', false, false, ?, 'A', 'de', ?, now(), now(), ?,
                        'B', 'de', now(), ?)""")
                    .params(submission, sides.getFirst(), UUID.randomUUID().toString(), sides.getLast(), reference)
                    .update();
        }
        database.sql("insert into household.binding values (?, ?, 'AHV_VERIFIED', now(), now() + interval '1 year')")
                .params(owner, "register " + owner)
                .update();
        database.sql("insert into household.try values (?, now())").param(owner).update();
        database.sql("insert into household.look (at, owner, purpose) values (now(), ?, 'household_shown')")
                .param(owner)
                .update();
        for (List<String> sides : List.of(List.of(owner, "somebody"), List.of("somebody", owner))) {
            database.sql(
                    """
                            insert into mandate.mandate (id, principal, principal_full_name, principal_language, representative,
                                representative_full_name, representative_language, services, code_hash, code_until, given_at, until,
                                redeemed_at)
                            values (gen_random_uuid(), ?, 'A', 'de', ?, 'B', 'de', '{tax-extension}', ?, now(), now(),
                                '2026-12-31', now())""")
                    .params(sides.getFirst(), sides.getLast(), UUID.randomUUID().toString())
                    .update();
        }
        database.sql("""
                insert into cases.timeline (reference, at, kind, party, actor, representative)
                values (?, now(), 'CORRECTED', 'RESIDENT', ?, 'Anna Muster')""").params(reference, owner).update();
        database.sql("""
                insert into cases.access_log (at, owner, reference, viewer, office, purpose, representative)
                values (now(), 'somebody', ?, ?, 'tax office', 'representation', 'Anna Muster')""")
                .params(reference, owner)
                .update();
        database.sql("""
                insert into lookedat.look (at, owner, reference, viewer, office, purpose, representative)
                values (now(), 'somebody', '', ?, 'control', 'representation', 'Anna Muster')""").param(owner).update();
        database.sql("insert into lookedat.told values (?, ?, '2026-11-23')").params(owner, reference).update();
        database.sql("insert into upload.quarantine values (gen_random_uuid(), ?, ?, 'x', 'Eicar', 'x', 'x', now())")
                .params(draft, owner)
                .update();
        database.sql("""
                insert into taxextension.extension (reference, owner, number, tax_year, step, due_before, until,
                    received_at)
                values (?, ?, ?, 2025, 'FIRST', '2026-03-31', '2026-09-30', now())""")
                .params(reference, owner, owner)
                .update();
    }
}
