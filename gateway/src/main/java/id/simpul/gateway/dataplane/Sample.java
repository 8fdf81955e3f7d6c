package id.simpul.gateway.dataplane;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A copy of a body that passes, for whoever looks at some of them; a body beyond the limit is not looked at. */
final class Sample {
    private static final int LIMIT = 256 * 1024;

    private final @Nullable Consumer<byte[]> judge;
    private @Nullable Buffer copy;

    /** Copies nothing where {@code judge} is null. */
    Sample(@Nullable Consumer<byte[]> judge) {
        this.judge = judge;
        this.copy = judge == null ? null : Buffer.buffer();
    }

    void add(Buffer piece) {
        Buffer so = copy;
        if (so != null) {
            copy = so.length() + piece.length() > LIMIT ? null : so.appendBuffer(piece);
        }
    }

    /** Hands the whole body over. */
    void end() {
        if (copy != null && judge != null) {
            judge.accept(copy.getBytes());
        }
    }
}
