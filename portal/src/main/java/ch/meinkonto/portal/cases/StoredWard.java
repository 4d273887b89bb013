package ch.meinkonto.portal.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Ward;

/** The child a row is about, in three columns that all tables of this schema have. */
final class StoredWard {
    private StoredWard() {}

    static @Nullable Ward read(ResultSet row) throws SQLException {
        String name = row.getString("concerned_name");
        return name == null
                ? null
                : new Ward(row.getString("concerned_person"), name, row.getObject("concerned_birth", LocalDate.class));
    }

    /** Values for {@code :person}, {@code :name} and {@code :birth}. */
    static Map<String, @Nullable Object> columns(@Nullable Ward ward) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("person", idOf(ward));
        columns.put("name", ward == null ? null : ward.name());
        columns.put("birth", ward == null ? null : ward.birth());
        return columns;
    }

    /** The person's id; empty for what is about the account itself. */
    static String idOf(@Nullable Ward ward) {
        return ward == null ? "" : ward.person();
    }
}
