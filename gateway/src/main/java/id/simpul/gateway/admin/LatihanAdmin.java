package id.simpul.gateway.admin;

import id.simpul.hub.connector.Latihan;
import id.simpul.hub.connector.Latihan.Drill;
import id.simpul.hub.connector.Latihan.Mode;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fault drill of the sample city. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/latihan")
class LatihanAdmin {
    private final ObjectProvider<Latihan> latihan;

    LatihanAdmin(ObjectProvider<Latihan> latihan) {
        this.latihan = latihan;
    }

    @GetMapping
    Overview overview() throws FaultException {
        Latihan drills = drills();
        return new Overview(
                drills.applications(),
                drills.active().stream().map(DrillView::of).toList());
    }

    @PostMapping("/{application}")
    DrillView rusak(@PathVariable String application, @RequestBody Order order) throws FaultException {
        try {
            Duration length = Duration.ofMinutes(order.minutes);
            return DrillView.of(drills().rusak(known(application), mode(order.mode), length));
        } catch (IllegalArgumentException wrong) {
            throw new FaultException(
                    Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, String.valueOf(wrong.getMessage())), wrong);
        }
    }

    @DeleteMapping("/{application}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pulih(@PathVariable String application) throws FaultException {
        drills().pulih(known(application));
    }

    private Latihan drills() throws FaultException {
        Latihan found = latihan.getIfAvailable();
        if (found == null) {
            throw notFound("Drills exist in the sample city only.");
        }
        return found;
    }

    private String known(String application) throws FaultException {
        List<String> codes = drills().applications();
        if (!codes.contains(application)) {
            throw notFound("application: " + application + " (expected: one of " + String.join(", ", codes) + ")");
        }
        return application;
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode: " + word + " (expected: slow, 500 or silent)"));
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case SLOW -> "slow";
            case ERROR -> "500";
            case SILENT -> "silent";
        };
    }

    private static FaultException notFound(String detail) {
        return new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, detail));
    }

    /** What to do to the application, and for how long. */
    record Order(String mode, int minutes) {}

    record Overview(List<String> applications, List<DrillView> active) {}

    /** A drill in the words of the order. */
    record DrillView(String application, String mode, Instant until) {
        static DrillView of(Drill drill) {
            return new DrillView(drill.application(), word(drill.mode()), drill.until());
        }
    }
}
