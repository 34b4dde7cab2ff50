package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.persistence.postgres.FoundingRight;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a coordinator with a shared journal gets into the one cluster over it: it joins the others, or founds the cluster
 * if the database says that nobody else is in one. As long as it is a member it keeps others from founding. Akka's own
 * rule, by which the first of the seed nodes founds when none answers, would give a second cluster whenever that node is
 * cut off. Everything that waits for the database runs on a thread of its own.
 */
final class Founding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Founding.class);
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_BETWEEN_MESSAGES = 20;
    /** A predecessor that was killed a moment ago may still be known to the database. */
    private static final int LOOKS_UNTIL_REFUSED = 10;

    private final NodePlan plan;
    private final Cluster cluster;
    private final FoundingRight right;
    private final CompletableFuture<Void> refused = new CompletableFuture<>();
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
    private volatile boolean member;
    private int looks;

    private Founding(NodePlan plan, Cluster cluster, FoundingRight right) {
        this.plan = plan;
        this.cluster = cluster;
        this.right = right;
    }

    /** Whether this node needs it. */
    static boolean isFor(NodePlan plan) {
        return plan.is(Role.COORDINATOR) && plan.database().isPresent();
    }

    /** Begins to look for the cluster, beside Akka's own attempts to join; {@link #member} ends that. */
    static Founding begin(ActorSystem<?> system, NodePlan plan) {
        String self = ActorSystems.address(system).toString();
        FoundingRight right = new FoundingRight(plan.database().orElseThrow(), self);
        Founding founding = new Founding(plan, ActorSystems.cluster(system), right);
        Thread thread = new Thread(founding::run, "akkord-founding");
        thread.setDaemon(true);
        thread.start();
        return founding;
    }

    private void run() {
        do {
            if (member) {
                right.hold();
            } else {
                look();
            }
        } while (!isClosedWithin(LOOK_MILLIS));
        right.close();
    }

    private boolean isClosedWithin(long millis) {
        try {
            closing.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            return true;
        }
    }

    private void look() {
        if (right.tryFound()) {
            LOG.info("no other coordinator is there: this one founds the cluster");
            member = true;
            cluster.join(cluster.selfAddress());
        } else if (looks++ % LOOKS_BETWEEN_MESSAGES == 0) {
            LOG.info("waiting to join {}; in the cluster over this journal: {}", plan.join(), others());
        } else if (plan.join().isEmpty() && looks > LOOKS_UNTIL_REFUSED) {
            refused.completeExceptionally(new NodeStartException(
                    "the journal " + plan.database().orElseThrow() + " belongs to a running cluster: " + others()
                            + ". Name its coordinators in akkord.join, the same list on each, or another"
                            + " akkord.journal.postgresql.schema for a cluster of its own",
                    null));
        }
    }

    private String others() {
        return right.holders().orElse("nobody that the database can name");
    }

    /** Fails if the node is to be a cluster of its own, and there is one already. */
    CompletableFuture<Void> refused() {
        return refused;
    }

    /** The node is a member: from now on nobody else may found. */
    void member() {
        member = true;
    }

    /** The node is no member any more. */
    @Override
    public void close() {
        closing.complete(null);
        right.close();
    }
}
