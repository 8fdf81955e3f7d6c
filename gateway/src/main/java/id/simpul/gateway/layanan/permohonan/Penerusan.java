package id.simpul.gateway.layanan.permohonan;

import org.springframework.stereotype.Component;

/** Whether the application that owns a request has it already. */
@Component
public class Penerusan {
    /** The word for what the owner has not taken yet. */
    static final String FORWARDING = "diteruskan";

    /** True once the owner's application has taken the request, or has answered it. */
    public boolean tiba(Permohonan request) {
        return request.keadaan() != Keadaan.DIAJUKAN;
    }

    /** The state as a citizen reads it: what the owner does not have yet is still to be forwarded. */
    public String keadaan(Permohonan request) {
        return tiba(request) ? request.keadaan().code() : FORWARDING;
    }
}
