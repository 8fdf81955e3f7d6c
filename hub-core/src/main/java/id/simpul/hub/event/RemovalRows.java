package id.simpul.hub.event;

import id.simpul.hub.ledger.Notary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code event.removal}: what was removed after its time, a row a run and kind, each with a signed note (C2SP
 * signed-note, by the key that signs the ledger's checkpoints), as the ledger has them of its own months.
 */
@Component
class RemovalRows {
    private final JdbcClient jdbc;
    private final Notary notary;
    private final String installation;

    RemovalRows(DataSource dataSource, Notary notary, @Value("${simpul.instance:simpul}") String installation) {
        this.jdbc = JdbcClient.create(dataSource);
        this.notary = notary;
        this.installation = installation;
    }

    /** Notes it, in the place of what the same run noted of the same before; with the transaction that the caller may hold. */
    void note(Removal removal) {
        jdbc.sql("insert into event.removal (run, at, who, what, name, data_class, until, count, settlements, note)"
                        + " values (:run::uuid, :at, :who, :what, :name, :class, :until, :count, :settlements, :note)"
                        + " on conflict (run, what, name, data_class) do update set count = excluded.count,"
                        + " settlements = excluded.settlements, note = excluded.note")
                .param("run", removal.run())
                .param("at", time(removal.at()))
                .param("who", removal.who())
                .param("what", removal.what())
                .param("name", removal.name())
                .param("class", removal.dataClass())
                .param("until", time(removal.until()))
                .param("count", removal.count())
                .param("settlements", removal.settlements())
                .param("note", notary.sign(installation, removal.text(installation)))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The notes, the newest first. */
    List<String> notes(int limit) {
        return jdbc.sql("select note from event.removal order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
