package id.simpul.gateway.layanan.permohonan;

import id.simpul.hub.event.EventStory;
import org.springframework.stereotype.Component;

/** Whether the application that owns a request has it already. */
@Component
public class Penerusan {
    /** The word for what the owner has not taken yet. */
    static final String FORWARDING = "diteruskan";

    private static final String DELIVERED = "delivered";

    private final EventStory stories;

    Penerusan(EventStory stories) {
        this.stories = stories;
    }

    /** True once the owner's application has taken the request, or has answered it. */
    public boolean tiba(Permohonan request) {
        if (request.keadaan() != Keadaan.DIAJUKAN) {
            return true;
        }
        String event = request.peristiwa();
        return event != null
                && stories.of(event).stream()
                        .flatMap(each -> each.deliveries().stream())
                        .anyMatch(each -> each.application().equals(request.pemilik())
                                && each.state().equals(DELIVERED));
    }

    /** The state as a citizen reads it: what the owner does not have yet is still to be forwarded. */
    public String keadaan(Permohonan request) {
        return tiba(request) ? request.keadaan().code() : FORWARDING;
    }
}
