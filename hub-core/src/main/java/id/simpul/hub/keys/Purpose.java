package id.simpul.hub.keys;

/** What a key is for. A key serves one purpose only. */
public enum Purpose {
    /** Signs the access tokens of applications and people (RS256). */
    TOKEN_SIGNING(Kind.RSA),
    /** Signs the ledger's checkpoints. */
    CHECKPOINT(Kind.ED25519),
    /** Hides whose record it is: the same person gives the same hash. */
    SUBJECT_HASH(Kind.HMAC),
    /** Salts the digests of bodies in evidence, so that nobody guesses a short body. */
    EVIDENCE_NONCE(Kind.HMAC),
    /** Marks each ledger row, so that a forged one is named even where its hashes were forged with it. */
    LEDGER_ROW(Kind.HMAC),
    /** Marks each row of a delivery that came to an end: one that was forged counts as nothing. */
    DELIVERY_ROW(Kind.HMAC),
    /** Stores the secrets of applications. */
    CLIENT_SECRET(Kind.HMAC),
    /** Stores the API keys of old applications. */
    API_KEY(Kind.HMAC),
    /** Encrypts the registry's last good copy, and what its tables hold of people. */
    REGISTRY(Kind.AES),
    /** Encrypts the data of events where they wait. */
    PAYLOAD(Kind.AES),
    /** Signs what is delivered to subscribers. */
    WEBHOOK(Kind.HMAC),
    /** Encrypts the hub's credentials at its targets, and the copy of those that applications have here. */
    CREDENTIAL(Kind.AES);

    private final Kind kind;

    Purpose(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    enum Kind {
        RSA,
        ED25519,
        HMAC,
        AES
    }
}
