package io.akkord.actors.client;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.node.Patience;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client of a gateway that ends and starts anew at the same address, as a coordinator does that joins again. */
class GatewayClientTest {

    private static final String GATEWAY = "akkord-gateway";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final int port = freePort();
    private final ActorSystem<Void> outside = system("outside", 0);

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Akka would keep trying the old address for 3 s. */
    private static ActorSystem<Void> system(String name, int port) {
        return ActorSystem.create(
                Behaviors.empty(),
                name,
                ConfigFactory.parseMap(Map.of(
                                "akka.remote.artery.canonical.port",
                                port,
                                "akka.remote.artery.advanced.stop-quarantined-after-idle",
                                "10 ms",
                                "akka.cluster.roles",
                                List.of()))
                        .withFallback(ConfigFactory.load()));
    }

    /** A coordinator whose gateway refuses everything, by its name. */
    private ActorSystem<Void> coordinator(String name) {
        ActorSystem<Void> system = system("akkord", port);
        system.systemActorOf(
                Behaviors.<GatewayCommand>receiveMessage(command -> {
                    if (command instanceof GatewayCommand.ToGraph toGraph
                            && toGraph.command() instanceof GraphCommand.GetStatus question) {
                        question.replyTo().tell(new ClientReply.Refused(name));
                    }
                    return Behaviors.same();
                }),
                GATEWAY,
                Props.empty());
        return system;
    }

    @AfterEach
    void end() {
        end(outside);
    }

    private static void end(ActorSystem<?> system) {
        system.terminate();
        Patience.get(system.getWhenTerminated());
    }

    @Test
    void aGatewayThatEndedInGoodOrderAndStartedAnewAnswersAgain() {
        ActorRef<GatewayCommand> gateway =
                ActorRefResolver.get(outside).resolveActorRef("akka://akkord@127.0.0.1:" + port + "/system/" + GATEWAY);
        try (GatewayClient client = new GatewayClient(outside, List.of(gateway), LONG)) {
            ActorSystem<Void> first = coordinator("first");
            assertThat(Patience.get(client.ask("g", GraphCommand.GetStatus::new)))
                    .isEqualTo(new ClientReply.Refused("first"));
            end(first);

            ActorSystem<Void> second = coordinator("second");
            assertThat(Patience.get(client.ask("g", GraphCommand.GetStatus::new)))
                    .isEqualTo(new ClientReply.Refused("second"));
            end(second);
        }
    }
}
