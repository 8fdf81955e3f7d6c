package id.simpul.gateway.admin;

import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.health.Snapshot;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the connections do, and taking one out of use on purpose. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/connections")
class ConnectionAdmin {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final HealthBoard health;
    private final Maintenance maintenance;
    private final Clock clock;

    ConnectionAdmin(HealthBoard health, Maintenance maintenance, Clock clock) {
        this.health = health;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @GetMapping
    Board connections() {
        Snapshot snapshot = health.snapshot();
        return new Board(
                snapshot.at(), snapshot.connections().stream().map(State::of).toList());
    }

    @PostMapping("/{application}/{connection}/pause")
    Pause pause(
            @PathVariable String application, @PathVariable String connection, @RequestBody Order order, Principal who)
            throws FaultException {
        known(application, connection);
        Pause pause = order.pause(clock.instant(), who.getName());
        maintenance.begin(application, connection, pause);
        return pause;
    }

    @DeleteMapping("/{application}/{connection}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String application, @PathVariable String connection, Principal who)
            throws FaultException {
        known(application, connection);
        maintenance.end(application, connection, who.getName());
    }

    private void known(String application, String connection) throws FaultException {
        boolean known = health.connections().stream()
                .anyMatch(each -> each.key().application().equals(application)
                        && each.key().connection().equals(connection));
        if (!known) {
            throw new FaultException(Fault.caller(
                    FaultCode.HALAMAN_TIDAK_ADA,
                    "connection: " + application + "/" + connection + " (expected: a registered one)"));
        }
    }

    /** For how long a connection is to be paused, and what its consumers are told. */
    record Order(int minutes, @Nullable String reason) {

        Pause pause(Instant now, String by) throws FaultException {
            Duration length = Duration.ofMinutes(minutes);
            if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
                throw wrong("minutes: " + minutes + " (expected: 1 to " + LONGEST.toMinutes() + ")");
            }
            if (reason == null || reason.isBlank()) {
                throw wrong("reason: empty (expected: one sentence for the consumers)");
            }
            return new Pause(now, now.plus(length), by, reason);
        }

        private static FaultException wrong(String detail) {
            return new FaultException(Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, detail));
        }
    }

    record Board(Instant at, List<State> connections) {}

    /** One connection in words. */
    record State(
            String application,
            String connection,
            String name,
            String agency,
            String kind,
            String state,
            Instant since,
            String cause,
            @Nullable String fault,
            String breaker,
            List<String> services,
            List<String> consumers,
            @Nullable Pause pause) {

        static State of(ConnectionHealth each) {
            return new State(
                    each.key().application(),
                    each.key().connection(),
                    each.name(),
                    each.agency().code(),
                    each.kind(),
                    each.state().code(),
                    each.since(),
                    word(each.cause().kind()),
                    fault(each),
                    word(each.breaker()),
                    each.impact().services(),
                    each.impact().consumers(),
                    each.pause());
        }

        private static @Nullable String fault(ConnectionHealth each) {
            var failure = each.cause().failure();
            return failure == null || failure.fault() == null
                    ? null
                    : failure.fault().code();
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
