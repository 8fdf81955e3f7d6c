package id.simpul.gateway.console;

import id.simpul.hub.event.ReplayItem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A list as comma-separated values (RFC 4180); no cell begins as a spreadsheet's formula does. */
final class DaftarCsv {
    static final String HEAD = line(List.of(
            "place", "lane", "seq", "event", "type", "subject", "found", "fit", "state", "reason", "status",
            "changed"));

    private DaftarCsv() {}

    static String line(ReplayItem item) {
        return line(List.of(
                Integer.toString(item.place()),
                Integer.toString(item.lane()),
                Long.toString(item.seq()),
                item.eventId(),
                item.type(),
                Objects.requireNonNullElse(item.subject(), ""),
                item.found(),
                item.fit(),
                item.state(),
                item.reason(),
                item.status() == null ? "" : item.status().toString(),
                item.changedAt().toString()));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(DaftarCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
