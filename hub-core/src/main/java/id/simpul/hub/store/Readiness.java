package id.simpul.hub.store;

import java.util.concurrent.CompletableFuture;

/** Something that must be there before the hub calls itself started; each bean of it is one line of the start's progress. */
public interface Readiness {

    /** What is ready then, in the operator's words: {@code registri kota diterapkan (registry applied)}. */
    String step();

    /** Completes when it is ready; fails when it never will be, which ends the start. */
    CompletableFuture<Void> ready();
}
