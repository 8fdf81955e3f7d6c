package id.simpul.hub.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All keys at one moment; a change makes a new ring. */
final class Ring {
    static final Ring EMPTY = new Ring(Map.of(), Map.of(), Set.of());

    private final Map<String, Key> keys;
    private final Map<Purpose, Key> current;
    private final Set<String> rotated;

    private Ring(Map<String, Key> keys, Map<Purpose, Key> current, Set<String> rotated) {
        this.keys = keys;
        this.current = current;
        this.rotated = rotated;
    }

    Ring with(Key key, boolean asCurrent) {
        Map<String, Key> all = new HashMap<>(keys);
        all.put(key.id(), key);
        return asCurrent ? new Ring(all, current, rotated).choosing(key) : new Ring(all, current, rotated);
    }

    private Ring choosing(Key key) {
        Map<Purpose, Key> chosen = new EnumMap<>(Purpose.class);
        chosen.putAll(current);
        chosen.put(key.purpose(), key);
        return new Ring(keys, chosen, rotated);
    }

    /** Remembers that {@code id} became current here and the database does not know it yet. */
    Ring rotatedTo(String id) {
        Set<String> more = new HashSet<>(rotated);
        more.add(id);
        return new Ring(keys, current, more);
    }

    Ring settled() {
        return new Ring(keys, current, Set.of());
    }

    @Nullable
    Key current(Purpose purpose) {
        return current.get(purpose);
    }

    @Nullable
    Key key(String id) {
        return keys.get(id);
    }

    boolean isCurrent(Key key) {
        Key chosen = current.get(key.purpose());
        return chosen != null && chosen.id().equals(key.id());
    }

    boolean isRotated(String id) {
        return rotated.contains(id);
    }

    List<Key> all() {
        return List.copyOf(keys.values());
    }

    /** The keys of a purpose: the current one first, then the newest. */
    List<Key> of(Purpose purpose) {
        List<Key> found = new ArrayList<>();
        keys.values().stream().filter(each -> each.purpose() == purpose).forEach(found::add);
        found.sort(Comparator.comparing((Key each) -> !isCurrent(each))
                .thenComparing(Key::createdAt, Comparator.reverseOrder()));
        return found;
    }
}
