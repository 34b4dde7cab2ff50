package io.akkord.persistence.replay;

import io.akkord.persistence.chain.Damage;
import java.util.List;
import java.util.Optional;

/**
 * The whole verified past of one id.
 *
 * @param events all that could be verified, from the first on
 * @param damage why it ends where it ends, if that is not the true end
 */
public record History<E>(String persistenceId, List<StoredEvent<E>> events, Optional<Damage> damage) {

    public History {
        events = List.copyOf(events);
    }
}
