package ch.meinkonto.portal.party;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.portal.party.Party.Side;

/** What parties say of somebody: for the copy of their data, and what becomes of it when their account ends. */
@Repository
class RecordsOfParties implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;
    private final Parties parties;
    private final TakePart takePart;

    RecordsOfParties(JdbcClient jdbc, Parties parties, TakePart takePart) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.takePart = takePart;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        records(copy, "parties/invited", "full_name", "owner", residentId);
        records(copy, "parties/taking-part", "owner_full_name", "account_id", residentId);
    }

    private void records(DataCopy copy, String file, String other, String side, String residentId) {
        copy.records(file, jdbc.sql("""
                select json_build_object('with', %s, 'service', service, 'role', role, 'invitedAt', invited_at,
                    'joinedAt', joined_at, 'said', word, 'saidAt', said_at, 'representative', representative,
                    'lapsedAt', lapsed_at, 'endedAt', ended_at, 'endedBy', ended_by, 'reference', reference)::text
                from party.party where %s = ? order by invited_at, id""".formatted(other, side))
                .param(residentId));
    }

    /**
     * With a draft nothing stays, on whichever side the account was, and the other side is told; what was agreed to a case stays
     * with it, without names.
     */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        parties.invitedBy(residentId)
                .stream()
                .filter(party -> party.reference() == null)
                .map(Party::submission)
                .distinct()
                .forEach(submission -> takePart.givenUp(residentId, submission));
        parties.takenBy(residentId)
                .stream()
                .filter(party -> party.reference() == null)
                .forEach(party -> takePart.end(party.id(), Side.PARTY));
        int gone = jdbc.sql("delete from party.party where reference is null and account_id = ?")
                .param(residentId)
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
