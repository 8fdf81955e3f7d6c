/** What a run has measured, for the bars; what it did not measure is empty or not a number. */
final class Figures {
    Rounds rounds = Rounds.none();
    Rounds sizes = Rounds.none();
    Rounds deliveries = Rounds.none();
    long swaps;
    double heapBytesEach = Double.NaN;
    double residentMegabytes = Double.NaN;
    double idleCores = Double.NaN;
    double idleMegabytes = Double.NaN;
    double drained = Double.NaN;
}
