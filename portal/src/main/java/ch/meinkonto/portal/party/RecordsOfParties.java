package ch.meinkonto.portal.party;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** What parties say of somebody: for the copy of their data, and what becomes of it when their account ends. */
@Repository
class RecordsOfParties implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;

    RecordsOfParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "parties/invited", "full_name", "owner", residentId);
        records(copy, "parties/taking-part", "owner_full_name", "account_id", residentId);
    }

    private void records(DataCopy copy, String file, String other, String side, String residentId) {
        try (Stream<String> rows = jdbc.sql("""
                select json_build_object('with', %s, 'service', service, 'role', role, 'invitedAt', invited_at,
                    'joinedAt', joined_at, 'said', word, 'saidAt', said_at, 'representative', representative,
                    'lapsedAt', lapsed_at, 'endedAt', ended_at, 'endedBy', ended_by, 'reference', reference)::text
                from party.party where %s = ? order by invited_at, id""".formatted(other, side))
                .param(residentId)
                .query((row, number) -> row.getString(1))
                .stream()) {
            copy.records(file, rows);
        }
    }

    /** With a draft nothing stays, on whichever side the account was; what was agreed to a case stays with it, without names. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        int gone = jdbc.sql("delete from party.party where reference is null and (owner = ? or account_id = ?)")
                .params(residentId, residentId)
                .update();
        int asParty = jdbc.sql("""
                update party.party set account_id = ?, full_name = '', email = null,
                    representative = case when representative is null then null else '' end
                where account_id = ?""").params(former.owner(), residentId).update();
        int asOwner = jdbc.sql("""
                update party.party set owner = ?, owner_full_name = '', owner_email = null where owner = ?""")
                .params(former.owner(), residentId)
                .update();
        return gone + asParty + asOwner;
    }
}
