package io.akkord.samples.chaos.nemesis;

import io.akkord.api.SettingsException;
import java.util.List;
import java.util.stream.Collectors;

/** All kinds of fault. A new one is a class and a line here. */
public final class Kinds {

    private static final List<Nemesis> ALL = List.of(
            KillNodes.worker(),
            KillNodes.coordinator(),
            KillNodes.supervisor(),
            KillNodes.allCoordinators(),
            KillNodes.everything(),
            FreezeNode.aWorker(),
            FreezeNode.supervising(),
            FreezeNode.cataloguing(),
            HitDatabase.stop(),
            HitDatabase.kill(),
            HitDatabase.freeze(),
            new CutDatabase(),
            CutOff.aCoordinator(),
            CutOff.aWorker(),
            CutOff.aMinority(),
            CutPeers.ofCoordinators(),
            CutPeers.oneWay(),
            new SlowLink(),
            DisturbLink.delay(),
            DisturbLink.lose(),
            DisturbLink.swap(),
            DisturbLink.repeat(),
            new FillDisk(),
            new FillJournal(),
            new JumpClock(),
            new UserErrors());

    private Kinds() {}

    /** All kinds. */
    public static List<Nemesis> all() {
        return ALL;
    }

    /**
     * The kinds of these names; all if there are none.
     *
     * @throws SettingsException naming a name that is none, and those that are
     */
    public static List<Nemesis> named(List<String> names) {
        return names.isEmpty() ? ALL : names.stream().map(Kinds::of).toList();
    }

    /** The kind of a name. */
    public static Nemesis of(String name) {
        return ALL.stream()
                .filter(kind -> kind.kind().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingsException("there is no kind of fault \"" + name + "\"; give some of "
                        + ALL.stream().map(Nemesis::kind).collect(Collectors.joining(", "))));
    }
}
