package id.simpul.hub.registry;

/**
 * How much one consumer may ask of one service.
 *
 * @param perSecond calls a second in the long run
 * @param burst calls that may come at once after a pause
 * @param perDay calls a day of the city; 0: as many as the rate allows
 * @param perMonth calls a month of the city; 0: as many as the rate allows
 * @param concurrency calls under way at once
 */
public record Limits(int perSecond, int burst, int perDay, int perMonth, int concurrency) {
    public static final int STANDARD_PER_SECOND = 20;
    public static final int STANDARD_CONCURRENCY = 64;

    /** What goes with a rate where nothing else is said. */
    public static Limits of(int perSecond) {
        return new Limits(perSecond, standardBurst(perSecond), 0, 0, STANDARD_CONCURRENCY);
    }

    /** Two seconds' worth. */
    public static int standardBurst(int perSecond) {
        return 2 * perSecond;
    }
}
