package id.simpul.hub.registry;

import java.util.Arrays;
import java.util.Locale;

/** What a service's evidence waits for before a call goes on. */
public enum Proof {
    /** The node's journal has the record: it survives the death of the process. */
    PROMPT,
    /** The ledger topic has it on every in-sync replica: it survives the death of the machine. */
    STRICT;

    /** What holds where a service says nothing: what concerns persons is strict. */
    public static Proof of(DataClass dataClass) {
        return dataClass.personal() ? STRICT : PROMPT;
    }

    /** The proof of that code, as files and rows write it. */
    public static Proof of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("proof: " + code + " (expected: prompt or strict)"));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
