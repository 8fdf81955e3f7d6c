package id.simpul.hub.health;

import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what is known of a connection: its meters, breaker, pause and place in the registry. */
@Component
class Assessment {
    private final CircuitBreakerRegistry breakers;
    private final Maintenance maintenance;

    Assessment(CircuitBreakerRegistry breakers, Maintenance maintenance) {
        this.breakers = breakers;
        this.maintenance = maintenance;
    }

    List<Subject> subjects(Meters meters) {
        RouteTable table = meters.table();
        List<Subject> subjects = new ArrayList<>();
        for (Application application : table.registry().applications()) {
            for (Application.Connection connection : application.connections()) {
                subjects.add(subject(meters, application, connection));
            }
        }
        return subjects;
    }

    private static Subject subject(Meters meters, Application application, Application.Connection connection) {
        RouteTable table = meters.table();
        ConnectionKey key = new ConnectionKey(application.code(), connection.code());
        List<Route> routes = application.services().stream()
                .filter(each -> each.connection().equals(connection.code()))
                .map(each -> Objects.requireNonNull(table.route(application.code(), each.code())))
                .toList();
        return new Subject(key, application, agency(table, application), connection, routes, meters);
    }

    private static Agency agency(RouteTable table, Application application) {
        return table.registry().agencies().stream()
                .filter(each -> each.code().equals(application.agency()))
                .findFirst()
                .orElseThrow();
    }

    Evidence evidence(Subject subject, @Nullable Standing before, Instant now) {
        ConnectionMeter.Streak streak = subject.meter().streak();
        Instant last = subject.meter().lastSample();
        return new Evidence(
                breaker(subject.key()),
                streak.length(),
                streak.last(),
                last == null ? null : Duration.between(last, now),
                services(subject, now),
                before == null ? null : before.verdict());
    }

    ConnectionHealth health(Subject subject, Standing standing, Instant now) {
        Pause pause =
                maintenance.pause(subject.key().application(), subject.key().connection());
        HealthState measured = standing.verdict().state();
        List<ServiceHealth> services = services(subject, now);
        return new ConnectionHealth(
                subject.key(),
                subject.name(),
                subject.agency(),
                subject.connection().kind(),
                pause == null ? measured : HealthState.PAUSED,
                measured,
                pause == null ? standing.since() : pause.from(),
                standing.verdict().cause(),
                breaker(subject.key()),
                Figures.sum(services.stream().map(ServiceHealth::figures).toList()),
                services,
                impact(services),
                subject.meter().lastSample(),
                pause,
                subject.meter().strip(now.toEpochMilli()));
    }

    private Breaker breaker(ConnectionKey key) {
        return breakers.find(key.toString())
                .map(CircuitBreaker::getState)
                .map(state -> switch (state) {
                    case OPEN, FORCED_OPEN -> Breaker.OPEN;
                    case HALF_OPEN -> Breaker.HALF_OPEN;
                    case CLOSED, DISABLED, METRICS_ONLY -> Breaker.CLOSED;
                })
                .orElse(Breaker.CLOSED);
    }

    private static List<ServiceHealth> services(Subject subject, Instant now) {
        LocalDate today = LocalDate.ofInstant(
                now, subject.meters().table().registry().city().zone());
        return subject.routes().stream()
                .map(route -> new ServiceHealth(
                        route.service().code(),
                        route.service().name(),
                        figures(subject.meters(), route, now),
                        Meters.limit(route),
                        consumers(route, today)))
                .toList();
    }

    private static Figures figures(Meters meters, Route route, Instant now) {
        ServiceMeter meter =
                meters.service(route.application().code(), route.service().code());
        return meter == null ? Figures.NONE : meter.figures(now.toEpochMilli());
    }

    private static List<String> consumers(Route route, LocalDate today) {
        return route.everyAgreement()
                .filter(each -> each.covers(today))
                .map(Agreement::consumer)
                .distinct()
                .sorted()
                .toList();
    }

    private static Impact impact(List<ServiceHealth> services) {
        return new Impact(
                services.stream().map(ServiceHealth::code).toList(),
                services.stream()
                        .flatMap(each -> each.consumers().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** One connection as the registry has it, with its meters. */
    record Subject(
            ConnectionKey key,
            Application application,
            Agency agency,
            Application.Connection connection,
            List<Route> routes,
            Meters meters) {
        ConnectionMeter meter() {
            return meters.connection(key);
        }

        /** The application's name, with the connection's code where it has more than one. */
        String name() {
            return application.connections().size() == 1
                    ? application.name()
                    : application.name() + " (" + connection.code() + ")";
        }

        /** When a state that is new now began: with the first failure of the streak, or with the last sample. */
        Instant begin(HealthState state, Instant now) {
            ConnectionMeter.Streak streak = meter().streak();
            if (state == HealthState.FAILED && streak.length() > 0) {
                return Instant.ofEpochMilli(streak.sinceMillis());
            }
            Instant last = meter().lastSample();
            return state == HealthState.NO_DATA && last != null ? last : now;
        }
    }
}
