package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.health.HealthState;
import id.simpul.hub.health.Snapshot;
import id.simpul.hub.registry.Agency;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All connections in one list, and each on its own page. */
@Controller
class ConnectionController {
    private final HealthBoard board;
    private final ConnectionDetail detail;

    ConnectionController(HealthBoard board, ConnectionDetail detail) {
        this.board = board;
        this.detail = detail;
    }

    @GetMapping("/konsol/koneksi")
    String list(
            @RequestParam Optional<String> keadaan,
            @RequestParam Optional<String> opd,
            @RequestParam Optional<String> cari,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        ConnectionFilter filter = ConnectionFilter.of(keadaan, opd, cari);
        Snapshot snapshot = board.snapshot();
        List<ConnectionRow> rows = snapshot.connections().stream()
                .filter(filter::matches)
                .map(each -> ConnectionRow.of(each, texts, times))
                .toList();
        model.addAttribute("saringan", filter);
        model.addAttribute("baris", rows);
        model.addAttribute("total", snapshot.connections().size());
        model.addAttribute("pada", snapshot.at());
        model.addAttribute("semuaKeadaan", HealthState.values());
        model.addAttribute("semuaOpd", agencies(snapshot));
        return "konsol/koneksi";
    }

    private static List<Agency> agencies(Snapshot snapshot) {
        return snapshot.connections().stream()
                .map(ConnectionHealth::agency)
                .distinct()
                .sorted(Comparator.comparing(Agency::name))
                .toList();
    }

    @GetMapping("/konsol/koneksi/{application}/{connection}")
    String one(
            @PathVariable String application,
            @PathVariable String connection,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        Snapshot snapshot = board.snapshot();
        ConnectionHealth health = snapshot.find(application, connection)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("pada", snapshot.at());
        detail.fill(model, health, texts, times);
        return "konsol/koneksi-rinci";
    }
}
