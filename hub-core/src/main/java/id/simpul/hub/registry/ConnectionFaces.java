package id.simpul.hub.registry;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faces of all kinds of connection that this hub has. */
public interface ConnectionFaces {

    /** The face of {@code kind}, or null where there is no such kind. */
    @Nullable
    ConnectionFace of(String kind);

    /** The codes of all kinds. */
    Set<String> kinds();
}
