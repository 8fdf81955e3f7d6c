package id.simpul.hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL for all tests of this JVM, with a database of its own for each. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A new, empty database. */
    public static DataSource fresh() {
        return create("");
    }

    /** A copy of a database that nobody is connected to. */
    public static DataSource copyOf(DataSource original) {
        String name = JdbcClient.create(original)
                .sql("select current_database()")
                .query(String.class)
                .single();
        return create(" template " + name);
    }

    private static DataSource create(String template) {
        String name = "test" + COUNT.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name + template)
                .update();
        return SERVER.getDatabase("postgres", name);
    }
}
