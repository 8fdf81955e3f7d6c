package id.simpul.hub.registry;

import java.util.Locale;

/** How sensitive a payload is; {@code PRIBADI} is personal data in the sense of UU 27/2022 Pasal 4. */
public enum DataClass {
    TERBUKA,
    TERBATAS,
    PRIBADI,
    RAHASIA;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
