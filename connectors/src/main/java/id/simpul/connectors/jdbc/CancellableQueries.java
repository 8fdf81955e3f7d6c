package id.simpul.connectors.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Knows which thread waits for which query, so that a late one can be cancelled in the database too: a closed socket
 * alone leaves it running there.
 */
final class CancellableQueries extends DelegatingDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(CancellableQueries.class);

    private final Map<Thread, Loan> loans = new ConcurrentHashMap<>();

    CancellableQueries(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Loan loan = new Loan(super.getConnection(), Thread.currentThread());
        loans.put(loan.borrower, loan);
        return (Connection)
                Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, loan);
    }

    /** Asks the database to cancel what {@code borrower} waits for; may wait for the database. */
    void cancel(Thread borrower) {
        Loan loan = loans.get(borrower);
        if (loan != null) {
            loan.cancel();
        }
    }

    /** A connection in the hands of one thread. */
    private final class Loan implements InvocationHandler {
        private final Connection connection;
        private final Thread borrower;
        private @Nullable Statement statement;

        Loan(Connection connection, Thread borrower) {
            this.connection = connection;
            this.borrower = borrower;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                giveBack();
            }
            try {
                Object result = method.invoke(connection, arguments);
                if (result instanceof Statement prepared) {
                    run(prepared);
                }
                return result;
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }

        private synchronized void run(Statement prepared) {
            statement = prepared;
        }

        /** Waits for a cancellation under way: it must not hit whoever borrows the connection next. */
        private synchronized void giveBack() {
            statement = null;
            loans.remove(borrower, this);
        }

        synchronized void cancel() {
            try {
                if (statement != null) {
                    statement.cancel();
                }
            } catch (SQLException notCancelled) {
                LOG.debug("a late query could not be cancelled: SQL state {}", notCancelled.getSQLState());
            }
        }
    }
}
