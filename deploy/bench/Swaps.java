/** Applies an alternating change of the bench's service, one a second, beside a load. */
final class Swaps {
    private final Hub hub;
    private final String yaml;
    private long applied;

    Swaps(Hub hub, String yaml) {
        this.hub = hub;
        this.yaml = yaml;
    }

    /** Runs the load while the registry is swapped. */
    LoadClient.Result during(Scenario.Load load) throws Exception {
        Thread swapping = Thread.ofPlatform().daemon().start(this::swap);
        try {
            return load.run();
        } finally {
            swapping.interrupt();
            swapping.join();
        }
    }

    private void swap() {
        try {
            while (true) {
                long next = System.nanoTime() + 1_000_000_000L;
                hub.apply(yaml.replace("deadline: 10s", "deadline: " + (10 + applied % 2) + "s"));
                applied++;
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException over) {
            // the slice is over
        } catch (Exception failed) {
            System.err.println("swap: " + failed);
        }
    }

    long applied() {
        return applied;
    }
}
