package id.simpul.hub.registry;

import java.util.Arrays;
import java.util.Locale;

/** How sensitive a payload is; {@code PRIBADI} is personal data in the sense of UU 27/2022 Pasal 4. */
public enum DataClass {
    TERBUKA,
    TERBATAS,
    PRIBADI,
    RAHASIA;

    /** Whether a payload of this class concerns persons: subject, purpose and basis have to be declared. */
    public boolean personal() {
        return this == PRIBADI || this == RAHASIA;
    }

    /** The class of that code, as files and rows write it. */
    public static DataClass of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "dataClass: " + code + " (expected: terbuka, terbatas, pribadi or rahasia)"));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
