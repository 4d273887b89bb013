package ch.meinkonto.portal.datedrule;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.access.StaffMember;
import ch.meinkonto.portal.cityservice.DataCopy;
import ch.meinkonto.portal.cityservice.DataOfResident;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** The names of those who propose changes and decide on them, in {@code datedrule.colleague}. */
@Repository
class Colleagues implements DataOfResident, RecordsOfResident {
    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody acts now: from now on they are shown by this name. */
    void remember(StaffMember person) {
        jdbc.sql("""
                insert into datedrule.colleague (account, full_name) values (:account, :name)
                on conflict (account) do update set full_name = excluded.full_name""")
                .param("account", person.id())
                .param("name", person.name())
                .update();
    }

    /** Names by account id; of whom no name is known, the id. */
    Map<String, String> namesOf(Collection<String> accounts) {
        Map<String, String> names = new HashMap<>();
        accounts.forEach(account -> names.put(account, account));
        if (!accounts.isEmpty()) {
            jdbc.sql("select account, full_name from datedrule.colleague where account in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        names.put(row.getString("account"), Objects.requireNonNull(row.getString("full_name")));
                    });
        }
        return names;
    }

    @Override
    public void copyTo(String residentId, DataCopy copy) {
        copy.records("staff/rules", jdbc.sql("""
                select json_build_object('name', full_name)::text from datedrule.colleague where account = ?""")
                .param(residentId));
    }

    /** What they did with rules stays with their id; their name goes. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return jdbc.sql("delete from datedrule.colleague where account = ?").param(residentId).update();
    }
}
