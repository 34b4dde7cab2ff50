package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.explain.Explanation;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One sample of every message that may travel between nodes. */
public final class RemoteMessages {

    /** The sealed interfaces of the protocol. */
    public static final List<Class<?>> PROTOCOLS = List.of(
            GraphCommand.class,
            ClientReply.class,
            WorkerCommand.class,
            DirectoryCommand.class,
            LeaseReply.class,
            CatalogueCommand.class,
            CatalogueReply.class,
            GatewayCommand.class);

    private RemoteMessages() {}

    /** The permitted records of a sealed interface. */
    public static List<Class<?>> records(Class<?> protocol) {
        return Arrays.stream(protocol.getPermittedSubclasses())
                .filter(Class::isRecord)
                .toList();
    }

    public static GraphStatus status() {
        return new GraphStatus(
                new GraphId("g-1"), GraphStatus.State.FAILED, 9, 8, 7, 6, 5, 4, 3L, 2, Optional.of("task x failed"));
    }

    public static WorkerInfo worker(String id) {
        return new WorkerInfo(
                id,
                77,
                5,
                "host:1",
                Set.of("worker", "gpu"),
                4,
                Map.of("gpu", 2),
                1L << 33,
                "akka://akkord@host:1/system/akkord-worker",
                "host",
                1234);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    /** Samples of all protocols; {@code refs} gives the references that they carry. */
    public static List<Object> samples(Function<String, ActorRef<?>> refs) {
        List<Object> all = new ArrayList<>();
        all.addAll(graphCommands(ref(refs, "client"), ref(refs, "catalogue")));
        all.addAll(clientReplies());
        all.addAll(workerCommands(refs));
        all.addAll(directoryCommands(ref(refs, "lease"), ref(refs, "client")));
        all.addAll(List.of(
                new LeaseReply.Registered("host:1", Long.MAX_VALUE),
                new LeaseReply.Alive("host:1", 77, -5, 3_000_000_000L),
                new LeaseReply.Leave("host:1"),
                new LeaseReply.Expired("host:1")));
        all.addAll(catalogueCommands(ref(refs, "supervisor")));
        all.addAll(List.of(
                new CatalogueReply.Entered("g-1"),
                new CatalogueReply.Unusable("damaged at event 2"),
                new CatalogueReply.Listing(List.of("a", "b"), List.of("c"))));
        all.add(new GatewayCommand.ListAll(ref(refs, "client")));
        all.add(new GatewayCommand.AskToLeave("host:1", ref(refs, "client")));
        graphCommands(ref(refs, "client"), ref(refs, "catalogue"))
                .forEach(command -> all.add(new GatewayCommand.ToGraph("g-1", command)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static <T> ActorRef<T> ref(Function<String, ActorRef<?>> refs, String name) {
        return (ActorRef<T>) refs.apply(name);
    }

    /** What supervisors understand. */
    public static List<GraphCommand> graphCommands(ActorRef<ClientReply> client, ActorRef<CatalogueCommand> catalogue) {
        return List.of(
                new GraphCommand.WorkerFrame("w-1", 1, 77, 3, true, bytes(1000), 2),
                new GraphCommand.SubmitPart(0, 1, bytes(128 * 1024), client),
                new GraphCommand.SubmitGraph(
                        2, -3L, GraphOptions.DEFAULT.withId("mine").withSeed(4).withFailFast(), true, client),
                new GraphCommand.ExtendGraph(4, 1, Long.MIN_VALUE, client),
                new GraphCommand.SealGraph(5, client),
                new GraphCommand.AcceptChanged("ada@büro", client),
                new GraphCommand.CancelGraph("no \"more\" of it: ünï", client),
                new GraphCommand.GetStatus(client),
                new GraphCommand.GetOutputs(7, client),
                new GraphCommand.WatchGraph(client),
                new GraphCommand.GetResult("key", client),
                new GraphCommand.ExplainTask("blur#7", client),
                new GraphCommand.WakeGraph(catalogue),
                new GraphCommand.PruneGraph(catalogue));
    }

    private static Explanation explanation() {
        Explanation.Candidate candidate =
                new Explanation.Candidate("w-1", "host:1", 2, 3, true, true, -7, List.of("lacks role gpu"));
        Explanation.Attempt attempt = new Explanation.Attempt(
                1,
                Explanation.Reason.LOST,
                "w-1",
                "host:1",
                12,
                Long.MAX_VALUE,
                -7,
                Integer.MAX_VALUE,
                List.of(candidate),
                40,
                "w-2",
                Explanation.End.WORKER_LOST,
                14,
                15,
                2,
                true,
                "lost");
        return new Explanation(
                7,
                "blur#7",
                "Image.blur",
                Explanation.State.RECORDED,
                "",
                "LOCALITY",
                "role gpu",
                List.of(attempt),
                1,
                List.of(new Explanation.Input(3, "load#3", "w-2", 5, 6, Explanation.State.DISPATCHED)),
                1,
                new Explanation.Times(1, 2, 3, 4, 5, 6, 7, 8, 9),
                List.of(new Explanation.Link(7, "blur#7", "w-1", 1, 2, Explanation.Cause.SLOT, 3)),
                9,
                List.of("clocks differ"));
    }

    private static List<ClientReply> clientReplies() {
        Failure cause = Failure.of("java.io.IOException", "disk");
        return List.of(
                new ClientReply.PartTaken(Integer.MAX_VALUE),
                new ClientReply.Accepted(status()),
                new ClientReply.Refused("the id is taken"),
                new ClientReply.Status(status()),
                new ClientReply.Outputs(3, List.of("a", "b")),
                new ClientReply.ResultInline(bytes(1024)),
                new ClientReply.ResultAt("host", 4711, "g-1", 12),
                new ClientReply.ResultFailed(
                        "key",
                        "host:1",
                        3,
                        List.of("a", "b"),
                        new Failure("java.lang.Error", "", List.of("A|m|A.java|1"), List.of(cause))),
                new ClientReply.ResultMissing("it was released"),
                new ClientReply.Explained(explanation()),
                new ClientReply.Damaged("at event 3"),
                new ClientReply.NodeLeaves("host:1"),
                new ClientReply.NodeUnknown(List.of("host:1", "host:2")),
                new ClientReply.Graphs(List.of(status(), status())));
    }

    private static List<WorkerCommand> workerCommands(Function<String, ActorRef<?>> refs) {
        return List.of(
                new WorkerCommand.SupervisorFrame("g-1", 2, 77, ref(refs, "supervisor"), 1, false, bytes(99), 5),
                new WorkerCommand.PeerFrame("w-2", 6, 5, ref(refs, "peer"), 1, true, bytes(99), 5));
    }

    private static List<DirectoryCommand> directoryCommands(ActorRef<LeaseReply> lease, ActorRef<ClientReply> client) {
        return List.of(
                new DirectoryCommand.Register(worker("w-1"), lease),
                new DirectoryCommand.Heartbeat("w-1", 77, -5, lease),
                new DirectoryCommand.Announce("w-1", 7),
                new DirectoryCommand.Stuck(
                        "w-1",
                        7,
                        List.of(new StuckBody(
                                "host:1", "g-1", 3, 1, true, 1_767_225_600_123L, List.of("A.b(A.java:7)")))),
                new DirectoryCommand.AskToLeave("host:1", client),
                new DirectoryCommand.Leave("w-1"),
                new DirectoryCommand.FoundDead(List.of(new WorkerDeath(
                        "w-0", "killed", 3, 1_767_225_600_123L, List.of("g-1", "g-2"), new int[] {3, 0}, new int[] {1, 2
                        }))));
    }

    private static List<CatalogueCommand> catalogueCommands(ActorRef<CatalogueReply> supervisor) {
        return List.of(
                new CatalogueCommand.EnterGraph("g-1", supervisor),
                new CatalogueCommand.LeaveGraph("g-1", "COMPLETED", 1, supervisor),
                new CatalogueCommand.GraphAwake("g-1"),
                new CatalogueCommand.GraphAsleep("g-1"),
                new CatalogueCommand.GraphGone("g-1"),
                new CatalogueCommand.GraphStays("g-1"),
                new CatalogueCommand.ListGraphs(supervisor));
    }
}
