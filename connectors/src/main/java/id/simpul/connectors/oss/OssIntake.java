package id.simpul.connectors.oss;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.Catalogue;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where OSS calls the city (PIA OSS-RBA 4.3.22, section "K/L/D sebagai penyedia"). A document is answered with status 1
 * once the event path has it for good.
 */
@Component
class OssIntake implements Intake {
    private static final int BODY_LIMIT = 4 * 1024 * 1024;
    private static final Locale INDONESIAN = Locale.of("id");

    /** Faults whose sentence is made here, in the language of OSS. */
    private static final Set<FaultCode> OWN =
            Set.of(FaultCode.ISI_TIDAK_SAH, FaultCode.TOKEN_TIDAK_ADA, FaultCode.TOKEN_TIDAK_SAH);

    private final OssKind kind;
    private final Publisher publisher;

    OssIntake(OssKind kind, Publisher publisher) {
        this.kind = kind;
        this.publisher = publisher;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/oss/{method}";
    }

    @Override
    public int bodyLimit() {
        return BODY_LIMIT;
    }

    @Override
    public Name name() {
        return new Name("portal", "oss");
    }

    @Override
    public String identify(Request request) throws FaultException {
        OssMethod method = method(request);
        String token = request.headers().first("Token");
        if (token == null || token.isBlank()) {
            throw refused(FaultCode.TOKEN_TIDAK_ADA, "Header Token tidak ada.");
        }
        String nib = OssMessage.read(method, request.body()).nib();
        return kind.caller(token, nib, request.receivedAt())
                .orElseThrow(() -> refused(
                        FaultCode.TOKEN_TIDAK_SAH,
                        "Token tidak cocok. Token adalah SHA-1 dari user, kata sandi, NIB, dan tanggal hari ini."));
    }

    @Override
    public Reply answer(String client, Request request) throws FaultException {
        OssMethod method = method(request);
        if (!method.served()) {
            return OssReply.refused(method, "Metode ini belum dilayani kota.");
        }
        publisher.publish(client, NibEvent.of(OssMessage.read(method, request.body()), request.receivedAt()));
        return OssReply.done(method, "Diterima");
    }

    @Override
    public Reply refuse(Fault fault, Request request) {
        try {
            return OssReply.refused(method(request), sentence(fault));
        } catch (FaultException unknown) {
            return OssReply.unknownMethod();
        }
    }

    private static String sentence(Fault fault) {
        if (OWN.contains(fault.code())) {
            return fault.detail();
        }
        return switch (fault.code()) {
            case ISI_TERLALU_BESAR -> "Isi lebih besar dari 4 MB.";
            // of an event made here, only the size can be wrong
            case PERISTIWA_TIDAK_SAH -> "Dokumen tanpa isian kosong lebih besar dari 900 KB. Belum tersimpan.";
            default ->
                Catalogue.entry(fault.code(), INDONESIAN).title()
                        + (fault.retryable() ? ". Belum tersimpan, kirim ulang nanti." : ". Belum tersimpan.");
        };
    }

    private static OssMethod method(Request request) throws FaultException {
        return OssMethod.of(request.variables().getOrDefault("method", ""));
    }

    private static FaultException refused(FaultCode code, String sentence) {
        return new FaultException(Fault.caller(code, sentence));
    }
}
