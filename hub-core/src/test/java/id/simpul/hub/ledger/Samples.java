package id.simpul.hub.ledger;

import java.time.Instant;

/** Records to test with. */
final class Samples {
    static final Instant AT = Instant.parse("2026-11-21T07:30:00.000123Z");
    static final String CALL = "019aa5f0-0000-7000-8000-000000000001";

    private Samples() {}

    static Terms terms() {
        return new Terms(
                "simpeg",
                "bkpsdm",
                "dukcapil",
                "disdukcapil",
                "penduduk",
                "baca",
                "GET",
                "/{nik}",
                "simpeg-dukcapil-penduduk",
                "Pemutakhiran data pegawai",
                "UU 27/2022 Pasal 20 ayat (2) huruf e",
                "k1:subject",
                "0af7651916cd43dd8448eb211c80319c");
    }

    /** Terms of a call in somebody's name. */
    static Terms onBehalf() {
        Terms bare = terms();
        return new Terms(
                bare.consumer(),
                bare.consumerAgency(),
                bare.application(),
                bare.providerAgency(),
                bare.service(),
                bare.operation(),
                bare.method(),
                bare.template(),
                bare.agreement(),
                bare.purpose(),
                bare.basis(),
                bare.subject(),
                new OnBehalf("k1:user", null, "k1:represented"),
                bare.traceId());
    }

    static LedgerRecord opening(String callId, Instant at) {
        return LedgerRecord.opening(callId, at, "n1/1", 7, terms());
    }

    static LedgerRecord opening() {
        return opening(CALL, AT);
    }

    static Result ok() {
        return new Result(Result.OK, 200, 0L, 1234L, "sha256:k2:a", "sha256:k2:b", 8123L);
    }

    static LedgerRecord closing(String callId, Instant at) {
        return opening(callId, at).closed(at.plusMillis(8), "n1/1", ok());
    }

    static LedgerRecord closing() {
        return closing(CALL, AT);
    }

    static LedgerRecord refusal(String callId, Instant at) {
        Terms bare = new Terms(
                "parkir", "dishub", null, null, null, null, "GET", null, null, null, null, null, "trace \"1\"\n\\é€😀");
        return LedgerRecord.refusal(callId, at, "n1/1", 7, bare, Result.refused("layanan-tidak-ada", 404, 55));
    }

    /** A call id that is unique in a test and sorts by {@code n}. */
    static String callId(int n) {
        return "019aa5f0-0000-7000-8000-%012x".formatted(n);
    }
}
