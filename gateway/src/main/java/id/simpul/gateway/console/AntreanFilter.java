package id.simpul.gateway.console;

import id.simpul.hub.event.ReplayFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How an operator narrows the queue, as the address of the page has it.
 *
 * @param langganan {@code application/subscription}
 * @param keadaan one of the states of a delivery; empty for what is set aside or parked
 * @param dari accepted then or later, in the city's zone, as a browser's datetime-local writes it; {@code sampai} before
 */
public record AntreanFilter(
        @Nullable String langganan,
        @Nullable String jenis,
        @Nullable String sebab,
        @Nullable String keadaan,
        @Nullable String cari,
        @Nullable String dari,
        @Nullable String sampai) {

    ReplayFilter filter(ZoneId zone) {
        String[] name = text(langganan).split("/", 2);
        String state = text(keadaan);
        return new ReplayFilter(
                name[0],
                name.length == 2 ? name[1] : "",
                text(jenis),
                at(dari, zone),
                at(sampai, zone),
                "",
                text(sebab),
                text(cari),
                ReplayFilter.STATES.contains(state) ? Set.of(state) : Set.of());
    }

    public boolean any() {
        return !(text(langganan) + text(jenis) + text(sebab) + text(keadaan) + text(cari) + text(dari) + text(sampai))
                .isEmpty();
    }

    /** Whether it names the one subscription that a list is for. */
    public boolean one() {
        return text(langganan).contains("/");
    }

    /** The address of a page of the queue, with another cause where one is given. */
    String href(@Nullable String cause, int page) {
        return UriComponentsBuilder.fromPath("/konsol/peristiwa/antrean")
                .queryParam("langganan", text(langganan))
                .queryParam("jenis", text(jenis))
                .queryParam("sebab", cause == null ? text(sebab) : cause)
                .queryParam("keadaan", text(keadaan))
                .queryParam("cari", text(cari))
                .queryParam("dari", text(dari))
                .queryParam("sampai", text(sampai))
                .queryParam("hal", page)
                .encode()
                .build()
                .toUriString();
    }

    private static @Nullable Instant at(@Nullable String given, ZoneId zone) {
        try {
            return text(given).isEmpty()
                    ? null
                    : LocalDateTime.parse(text(given)).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
