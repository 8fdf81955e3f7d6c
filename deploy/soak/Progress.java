import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Something that is waited for as long as it goes on. */
final class Progress {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);

    private final String what;
    private long seen = -1;
    private long since = System.nanoTime();

    Progress(String what) {
        this.what = what;
    }

    /** Rests for a moment; throws where the count has stood still for too long. */
    void look(long count) throws IOException, InterruptedException {
        if (count != seen) {
            seen = count;
            since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE_NANOS) {
            throw new IOException(what + ": stands still at " + count);
        }
        TimeUnit.MILLISECONDS.sleep(200);
    }
}
