package id.simpul.hub.registry;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL for all tests of this JVM, emptied for each. */
final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The registry's schema, freshly migrated. */
    static DataSource fresh() {
        DataSource dataSource = SERVER.getPostgresDatabase();
        JdbcClient.create(dataSource)
                .sql("drop schema if exists registry cascade")
                .update();
        Database database = database(dataSource);
        database.ready().join();
        database.stop();
        return dataSource;
    }

    /** The database's background part, started; it migrates the registry's schema. */
    static Database database(DataSource dataSource) {
        Database database = new Database(dataSource, List.of(new Schema("registry")));
        database.start();
        return database;
    }
}
