package id.simpul.gateway.console;

import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.HealthState;
import java.util.Locale;
import java.util.Optional;

/** What the list of connections is narrowed to; all of it stands in the address. */
record ConnectionFilter(String keadaan, String opd, String cari) {
    static ConnectionFilter of(Optional<String> keadaan, Optional<String> opd, Optional<String> cari) {
        return new ConnectionFilter(
                keadaan.orElse(""), opd.orElse(""), cari.orElse("").strip());
    }

    boolean matches(ConnectionHealth health) {
        return matchesState(health) && (opd.isEmpty() || health.agency().code().equals(opd)) && matchesText(health);
    }

    private boolean matchesState(ConnectionHealth health) {
        Optional<HealthState> wanted = HealthState.of(keadaan);
        return wanted.isEmpty() || health.state() == wanted.get();
    }

    private boolean matchesText(ConnectionHealth health) {
        String all = health.key() + " " + health.name() + " " + health.kind() + " "
                + health.agency().name() + " "
                + String.join(" ", health.impact().services());
        return all.toLowerCase(Locale.ROOT).contains(cari.toLowerCase(Locale.ROOT));
    }

    public boolean active() {
        return !(keadaan.isEmpty() && opd.isEmpty() && cari.isEmpty());
    }
}
