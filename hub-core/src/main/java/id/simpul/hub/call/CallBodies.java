package id.simpul.hub.call;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.contract.Contract;
import id.simpul.hub.policy.contract.Contracts;
import id.simpul.hub.policy.contract.Sampler;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what a call carries against what its operation promises: the head at admission, bodies on their way. */
@Component
public class CallBodies {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Contracts contracts;
    private final Sampler sampler;

    public CallBodies(Contracts contracts, Sampler sampler) {
        this.contracts = contracts;
        this.sampler = sampler;
    }

    /** The refusal of a head that breaks its contract, or of a route that is not ready; else null. */
    @Nullable
    Fault checkHead(Call call, Application consumer, LiveRoute live, Route.Match match) {
        if (live.target() == null || live.contracts() == null) {
            return Fault.busy(
                    FaultCode.RUTE_TIDAK_SIAP, "The connection or the contract could not be made ready.", RETRY);
        }
        Contract contract = live.contracts().get(match.operation().code());
        return contract == null
                ? null
                : contracts.check(contract, live.promise(match, consumer), call, match.variables());
    }

    /**
     * Judges the body of an admitted call, read whole, where its contract asks for that ({@link Passage#holdsBody}).
     *
     * @return why it must not reach its target, or null
     */
    public @Nullable Fault checkBody(Passage passage, byte[] body) {
        Contract contract = passage.contract();
        String type = passage.call().headers().first("content-type");
        return contract == null ? null : contracts.checkBody(contract, passage.promise(), type, body);
    }

    /** Takes a request's body whole to look at it; null where this one is not looked at. */
    public @Nullable Consumer<byte[]> requestSample(Passage passage) {
        Contract contract = passage.contract();
        return contract == null
                ? null
                : sampler.request(
                        contract, passage.promise(), passage.call().headers().first("content-type"));
    }

    /** Takes an answer's body whole, as its target made it, to look at it; null where this one is not looked at. */
    public @Nullable Consumer<byte[]> responseSample(Passage passage, int status, @Nullable String contentType) {
        Contract contract = passage.contract();
        return contract == null ? null : sampler.response(contract, passage.promise(), status, contentType);
    }
}
