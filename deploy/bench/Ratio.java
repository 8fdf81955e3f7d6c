import java.util.Arrays;
import java.util.Locale;

/** A median over the rounds and the order statistics that enclose it with at least 90 % (binomial, p = 1/2). */
record Ratio(double median, double low, double high, boolean enclosed) {
    static Ratio of(double[] perRound) {
        double[] sorted = Arrays.stream(perRound).sorted().toArray();
        int n = sorted.length;
        double tail = Math.pow(0.5, n);
        boolean enclosed = tail <= 0.05;
        double term = tail;
        int low = 0;
        for (int k = 1; k < n / 2 && tail + term * (n - k + 1) / k <= 0.05; k++) {
            term = term * (n - k + 1) / k;
            tail += term;
            low = k;
        }
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Ratio(median, sorted[low], sorted[n - 1 - low], enclosed);
    }

    /** Reached or missed only where the whole interval lies on one side of the bar, and the rounds suffice for one. */
    String atMost(double bar) {
        return !enclosed ? "not resolved (too few rounds)" : high <= bar ? "reached" : low > bar ? "missed" : "not resolved";
    }

    /** The same the other way round. */
    String atLeast(double bar) {
        return !enclosed ? "not resolved (too few rounds)" : low >= bar ? "reached" : high < bar ? "missed" : "not resolved";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", median, low, high);
    }
}
