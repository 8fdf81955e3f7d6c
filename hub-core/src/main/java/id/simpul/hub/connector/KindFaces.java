package id.simpul.hub.connector;

import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFaces;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The faces of all kinds that Spring found. */
@Component
public class KindFaces implements ConnectionFaces {
    private final Map<String, ConnectionFace> faces = new TreeMap<>();

    public KindFaces(ObjectProvider<ConnectorKind> kinds) {
        kinds.orderedStream().map(ConnectorKind::face).forEach(this::add);
    }

    private void add(ConnectionFace face) {
        if (faces.put(face.kind(), face) != null) {
            throw new IllegalArgumentException("kind: " + face.kind() + " (expected: one bean for each kind)");
        }
    }

    @Override
    public @Nullable ConnectionFace of(String kind) {
        return faces.get(kind);
    }

    @Override
    public Set<String> kinds() {
        return Set.copyOf(faces.keySet());
    }
}
