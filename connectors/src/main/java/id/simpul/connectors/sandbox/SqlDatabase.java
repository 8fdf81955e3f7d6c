package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.SimulatedApplication.Column;
import id.simpul.connectors.sandbox.SimulatedApplication.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The in-memory database of one simulated application. Readers see each table through a view that asks
 * {@link SqlOutcomes} first; names keep their case, so that labels need no quotes.
 */
final class SqlDatabase implements AutoCloseable {
    private static final String OPTIONS =
            ";DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private final SimulatedApplication application;
    private final Residents residents;
    private final Connection owner;

    SqlDatabase(SimulatedApplication application, Residents residents, String name, String password)
            throws SQLException {
        this.application = application;
        this.residents = residents;
        this.owner = DriverManager.getConnection("jdbc:h2:mem:" + name + OPTIONS, "owner", password);
    }

    /** Makes the reader's account, the tables, their rows and views. */
    void fill(String sandbox, String reader, String password) throws SQLException {
        execute("CREATE USER " + reader + " PASSWORD '" + password + "'");
        execute("CREATE SCHEMA simpanan");
        execute("CREATE ALIAS simpanan.latihan FOR '" + SqlOutcomes.class.getName() + ".meet'");
        for (Table table : application.tables()) {
            create(table);
            insert(table);
            execute(view(table, sandbox));
            execute("GRANT SELECT ON " + table.name() + " TO " + reader);
        }
    }

    private void create(Table table) throws SQLException {
        String columns = table.columns().stream()
                .map(each -> each.name() + " " + each.type())
                .collect(Collectors.joining(", "));
        execute("CREATE TABLE simpanan.%s (%s, PRIMARY KEY (%s))".formatted(table.name(), columns, key(table)));
    }

    /** The function stands first and runs once; the row of the slow magic value shows only to a query that seeks it. */
    private String view(Table table, String sandbox) {
        String from = "(SELECT simpanan.latihan('%s', '%s') AS dicari)".formatted(sandbox, application.code());
        String rows = "(dicari OR isi.%1$s <> '%2$s')".formatted(key(table), slowKey(table));
        return "CREATE VIEW %1$s AS SELECT isi.* FROM %2$s LEFT JOIN simpanan.%1$s AS isi ON %3$s WHERE isi.%4$s IS NOT NULL"
                .formatted(table.name(), from, rows, key(table));
    }

    private void insert(Table table) throws SQLException {
        String marks = table.columns().stream().map(each -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                owner.prepareStatement("INSERT INTO simpanan." + table.name() + " VALUES (" + marks + ")")) {
            for (int row = 1; row <= table.rows(); row++) {
                bind(statement, table, row);
                statement.addBatch();
            }
            bind(statement, table, table.rows() + 1);
            statement.setString(1, slowKey(table));
            statement.addBatch();
            statement.executeBatch();
        }
    }

    /** The slow magic value is answered with a row, late; so there must be one. */
    private static String slowKey(Table table) {
        return key(table).equals("nik") ? Outcome.SLOW.nik() : Outcome.SLOW.key();
    }

    private static String key(Table table) {
        return table.columns().getFirst().name();
    }

    private void bind(PreparedStatement statement, Table table, int row) throws SQLException {
        Dice dice = Dice.of(application.code() + " " + table.name() + " " + row);
        Draw draw = new Draw(Map.of(), null, () -> residents.anybody(dice), dice, row);
        int index = 1;
        for (Column column : table.columns()) {
            statement.setObject(index++, column.value().fill(draw));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("SHUTDOWN IMMEDIATELY");
    }
}
