package id.simpul.gateway.admin;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connections that fetch of their own accord: how the newest fetch went, and one more at once. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/pulls")
class PullAdmin {
    private final Connections connections;

    PullAdmin(Connections connections) {
        this.connections = connections;
    }

    @GetMapping
    Map<String, Pulling.@Nullable Report> all() {
        Map<String, Pulling.@Nullable Report> reports = new TreeMap<>();
        connections.pulling().forEach((name, each) -> reports.put(name, each.last()));
        return reports;
    }

    @PostMapping("/{application}/{connection}")
    Pulling.Report pull(@PathVariable String application, @PathVariable String connection) throws FaultException {
        Pulling found = connections.pulling().get(application + "/" + connection);
        if (found == null) {
            throw new FaultException(
                    Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "No connection of that name fetches of its own accord."));
        }
        return found.pull();
    }
}
