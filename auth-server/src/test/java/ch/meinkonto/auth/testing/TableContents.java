package ch.meinkonto.auth.testing;

import java.util.List;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tables of a database held at one moment, to be put back: far faster than another database and application. */
final class TableContents {
    private static final int ATTEMPTS = 3;
    private static final String TABLES = """
            select format('%I.%I', table_schema, table_name) as name,
                   string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
              from information_schema.columns join information_schema.tables using (table_schema, table_name)
             where table_type = 'BASE TABLE' and is_generated = 'NEVER'
               and table_schema not in ('pg_catalog', 'information_schema')
             group by table_schema, table_name
            """;

    private final List<Rows> tables;

    private TableContents(List<Rows> tables) {
        this.tables = tables;
    }

    private record Table(String name, String columns) {}

    /**
     * The rows of a table.
     *
     * @param json all of them, an array
     */
    private record Rows(Table table, String json) {}

    /** What they hold now. */
    static TableContents of(JdbcClient database) {
        return new TableContents(database.sql(TABLES)
                .query(Table.class)
                .stream()
                .map(table -> new Rows(table, rows(database, table)))
                .toList());
    }

    private static String rows(JdbcClient database, Table table) {
        return database.sql("select coalesce(json_agg(row), '[]')::text from %s row".formatted(table.name()))
                .query(String.class)
                .single();
    }

    /** Lets the tables hold that again and nothing else. */
    void putBack(JdbcClient database, TransactionTemplate transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> putBack(database));
                return;
            } catch (TransientDataAccessException e) {
                // The upkeep of the application may want the same rows in another order.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void putBack(JdbcClient database) {
        // Neither triggers nor references: the order of tables does not matter.
        database.sql("set local session_replication_role = replica").update();
        tables.forEach(rows -> database.sql("delete from " + rows.table().name()).update());
        for (Rows rows : tables) {
            String name = rows.table().name();
            String columns = rows.table().columns();
            database.sql(
                    "insert into %s (%s) overriding system value select %s from json_populate_recordset(null::%s, ?::json)"
                            .formatted(name, columns, columns, name))
                    .param(rows.json()).update();
        }
    }
}
