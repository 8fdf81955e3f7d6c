package id.simpul.gateway.developer;

import id.simpul.gateway.page.CityNow;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The registry in force as developers ask for it. What is not there is 404; before the first registry all is 503. */
@Component
class CityServices {
    private final CityNow city;
    private final Clock clock;

    CityServices(CityNow city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    RouteTable table() {
        RouteTable table = city.table();
        if (table == null) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return table;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.city().zone());
    }

    Route service(String application, String service) {
        Route route = table().route(application, service);
        if (route == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return route;
    }

    /** The applications of an agency, without those that only carry its test keys. */
    List<Application> own(String agency) {
        RouteTable table = table();
        return table.registry().applications().stream()
                .filter(each -> each.agency().equals(agency) && !Trial.carries(each, table.registry()))
                .sorted(Comparator.comparing(Application::code))
                .toList();
    }

    List<String> codes(String agency) {
        return table().registry().applications().stream()
                .filter(each -> each.agency().equals(agency))
                .map(Application::code)
                .toList();
    }

    /** One application of the agency; another's is as unknown as none. */
    Application own(String agency, String code) {
        return own(agency).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
