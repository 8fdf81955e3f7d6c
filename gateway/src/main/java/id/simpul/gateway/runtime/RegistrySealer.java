package id.simpul.gateway.runtime;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.registry.Sealer;
import org.springframework.stereotype.Component;

/** Encrypts for the registry with the key ring: the two rooms do not know each other. */
@Component
class RegistrySealer implements Sealer {
    private final KeyRing keys;

    RegistrySealer(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(byte[] plain) {
        return keys.seal(Purpose.REGISTRY, plain);
    }

    @Override
    public byte[] open(byte[] sealed) {
        return keys.open(Purpose.REGISTRY, sealed);
    }
}
