package id.simpul.hub.registry;

import java.util.Locale;

/**
 * What a service promises about its requests and answers, and what is done where the promise is not kept.
 *
 * @param document an OpenAPI 3.0 or 3.1 document, YAML or JSON, whose paths stand below the service's address; empty: none
 */
public record ServiceContract(Mode mode, String document) {
    public static final ServiceContract NONE = new ServiceContract(Mode.OFF, "");

    /** What a deviation leads to. */
    public enum Mode {
        /** Nothing is looked at. */
        OFF,
        /** Deviations of requests and answers are sampled, counted and shown; everything passes. */
        OBSERVE,
        /** A request that deviates is refused before it reaches the target; answers are observed. */
        ENFORCE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Mode of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Leaves the document out. */
    @Override
    public String toString() {
        return "ServiceContract[" + mode.code() + ", " + document.length() + " characters]";
    }
}
