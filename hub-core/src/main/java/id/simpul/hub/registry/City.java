package id.simpul.hub.registry;

import java.time.ZoneId;

/**
 * The one city of this installation.
 *
 * @param regionCode kode wilayah with its dot, such as 99.71
 * @param sample whether this is the sample city, with demo accounts and simulated applications
 */
public record City(String name, String regionCode, ZoneId zone, boolean sample) {

    /** Stands in until a city is applied. */
    public static final City NONE = new City("Kota belum bernama", "00.00", ZoneId.of("Asia/Jakarta"), false);

    /** The X-Road instance: {@code ID} and the kode wilayah without its dot. */
    public String instance() {
        return "ID" + regionCode.replace(".", "");
    }
}
