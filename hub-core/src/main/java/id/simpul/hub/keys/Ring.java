package id.simpul.hub.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All keys at one moment, and what is left of those that were destroyed; a change makes a new ring. */
final class Ring {
    static final Ring EMPTY = new Ring(Map.of(), Map.of(), Set.of(), Map.of());

    private static final Comparator<Key> FIRST =
            Comparator.comparing(Key::createdAt).thenComparing(Key::id);

    private final Map<String, Key> keys;
    private final Map<Purpose, Key> current;
    private final Set<String> rotated;
    private final Map<String, DestroyedKey> destroyed;
    private final Map<String, Key> scoped = new HashMap<>();
    private final Map<String, DestroyedKey> closed = new HashMap<>();

    private Ring(
            Map<String, Key> keys,
            Map<Purpose, Key> current,
            Set<String> rotated,
            Map<String, DestroyedKey> destroyed) {
        this.keys = keys;
        this.current = current;
        this.rotated = rotated;
        this.destroyed = destroyed;
        for (Key each : keys.values()) {
            String scope = each.scope();
            if (scope != null) {
                scoped.merge(scope, each, (one, other) -> FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        destroyed.values().forEach(each -> closed.put(each.scope(), each));
    }

    /** With {@code key}; one that was destroyed, or whose scope was, leaves its note only. */
    Ring with(Key key, boolean asCurrent) {
        if (destroyed.containsKey(key.id())) {
            return this;
        }
        DestroyedKey note = key.scope() == null ? null : closed.get(key.scope());
        if (note != null) {
            return without(List.of(note.of(key)));
        }
        Map<String, Key> all = new HashMap<>(keys);
        all.put(key.id(), key);
        Ring more = new Ring(all, current, rotated, destroyed);
        return asCurrent ? more.choosing(key) : more;
    }

    private Ring choosing(Key key) {
        Map<Purpose, Key> chosen = new EnumMap<>(Purpose.class);
        chosen.putAll(current);
        chosen.put(key.purpose(), key);
        return new Ring(keys, chosen, rotated, destroyed);
    }

    /** Without the keys of these notes and all others of their scopes: none of them ever comes back. */
    Ring without(Collection<DestroyedKey> notes) {
        Map<String, DestroyedKey> gone = new HashMap<>(destroyed);
        notes.forEach(each -> gone.putIfAbsent(each.id(), each));
        if (gone.size() == destroyed.size()) {
            return this;
        }
        Map<String, Key> kept = new HashMap<>();
        Map<String, DestroyedKey> scopes = new HashMap<>();
        gone.values().forEach(each -> scopes.put(each.scope(), each));
        for (Key each : keys.values()) {
            DestroyedKey note = each.scope() == null ? null : scopes.get(each.scope());
            if (note == null) {
                kept.put(each.id(), each);
            } else {
                gone.putIfAbsent(each.id(), note.of(each));
            }
        }
        return new Ring(kept, current, rotated, gone);
    }

    /** Remembers that {@code id} became current here and the database does not know it yet. */
    Ring rotatedTo(String id) {
        Set<String> more = new HashSet<>(rotated);
        more.add(id);
        return new Ring(keys, current, more, destroyed);
    }

    /** Forgets of the rotations those that the database knows. */
    Ring settled(Collection<String> known) {
        Set<String> open = new HashSet<>(rotated);
        return open.removeAll(known) ? new Ring(keys, current, open, destroyed) : this;
    }

    @Nullable
    Key current(Purpose purpose) {
        return current.get(purpose);
    }

    @Nullable
    Key key(String id) {
        return keys.get(id);
    }

    /** The key that seals in {@code scope}: of several the first made. */
    @Nullable
    Key of(KeyScope scope) {
        return scoped.get(scope.toString());
    }

    List<KeyScope> scopes() {
        return scoped.keySet().stream().map(KeyScope::parse).toList();
    }

    /** What is left of the key {@code id}, if it was destroyed. */
    @Nullable
    DestroyedKey note(String id) {
        return destroyed.get(id);
    }

    /** The note of a scope whose keys were destroyed. */
    @Nullable
    DestroyedKey note(KeyScope scope) {
        return closed.get(scope.toString());
    }

    List<DestroyedKey> notes() {
        return List.copyOf(destroyed.values());
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
