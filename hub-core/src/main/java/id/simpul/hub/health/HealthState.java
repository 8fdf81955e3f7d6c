package id.simpul.hub.health;

import java.util.Arrays;
import java.util.Optional;

/** What a connection's state can be, in the order in which a person should look at them. */
public enum HealthState {
    FAILED("gagal"),
    NO_DATA("tanpa-data"),
    DEGRADED("menurun"),
    PAUSED("dijeda"),
    ONBOARDING("baru"),
    HEALTHY("sehat");

    private final String code;

    HealthState(String code) {
        this.code = code;
    }

    /** The word in addresses and stored rows. */
    public String code() {
        return code;
    }

    /** Whether a person should look at it now. */
    public boolean alarming() {
        return this == FAILED || this == NO_DATA || this == DEGRADED;
    }

    public static Optional<HealthState> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
