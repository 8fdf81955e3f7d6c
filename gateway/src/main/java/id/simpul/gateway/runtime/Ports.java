package id.simpul.gateway.runtime;

import java.util.stream.IntStream;

/** The hub's outside ports, moved together by {@code SIMPUL_PORT_BASE}. */
public record Ports(int base) {
    static final int HIGHEST_BASE = 56_000;

    public Ports {
        if (base < 0 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException(
                    "SIMPUL_PORT_BASE: " + base + " (expected: a whole number from 0 to " + HIGHEST_BASE + ")");
        }
    }

    /** The data plane, for applications. */
    public int gateway() {
        return 8000 + base;
    }

    /** Pages for people and the admin API. */
    public int web() {
        return 8080 + base;
    }

    /** Health and metrics, for machines that watch the hub. */
    public int management() {
        return 9090 + base;
    }

    /** The GovStack facet. */
    public int govstack() {
        return 3366 + base;
    }

    public IntStream all() {
        return IntStream.of(gateway(), web(), management(), govstack());
    }
}
