package io.akkord.array.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which elementwise nodes are computed together. A node joins the group of its consumers if they are all in one group, it
 * is cut as that group is, and nobody asked for it by itself; so nothing is computed twice, and what stays inside a group
 * never becomes a result. The first of a group, its root, is an elementwise node or the reduction that it ends in.
 */
final class Fusion {

    /** Most instructions of a program: further ones gain nothing, and code that builds programs is recursive. */
    private static final int MOST = 200;

    private final List<Node> order = new ArrayList<>();
    private final Map<Node, List<Node>> consumers = new HashMap<>();
    private final Map<Node, Node> roots = new HashMap<>();
    private final Map<Node, Integer> sizes = new HashMap<>();
    private final Map<Node, Fused> fused = new HashMap<>();

    Fusion(Collection<Node> outputs) {
        outputs.forEach(this::visit);
        Map<Node, Boolean> wanted = new HashMap<>();
        outputs.forEach(node -> wanted.put(node, true));
        for (int i = order.size() - 1; i >= 0; i--) {
            Node node = order.get(i);
            if (node instanceof ElementwiseNode || node instanceof PartialNode) {
                Node root = wanted.containsKey(node) || node instanceof PartialNode ? node : rootFor(node);
                roots.put(node, root);
                sizes.merge(root, 1, Integer::sum);
            }
        }
    }

    /** Inputs before what uses them, without recursion. */
    private void visit(Node output) {
        Deque<Node> path = new ArrayDeque<>();
        path.push(output);
        while (!path.isEmpty()) {
            Node node = path.peek();
            if (consumers.containsKey(node)) {
                path.pop();
                continue;
            }
            int before = path.size();
            node.inputs().stream()
                    .filter(input -> !consumers.containsKey(input))
                    .forEach(path::push);
            if (path.size() == before) {
                path.pop();
                consumers.put(node, new ArrayList<>());
                node.inputs().forEach(input -> Objects.requireNonNull(consumers.get(input))
                        .add(node));
                order.add(node);
            }
        }
    }

    private Node rootFor(Node node) {
        Node common = null;
        for (Node consumer : consumersOf(node)) {
            Node root = roots.get(consumer);
            if (root == null || (common != null && common != root)) {
                return node;
            }
            common = root;
        }
        boolean fits = common != null
                && sizes.getOrDefault(common, 0) < MOST
                && common.fusedChunks().equals(node.chunks());
        return fits ? Objects.requireNonNull(common) : node;
    }

    private List<Node> consumersOf(Node node) {
        return consumers.getOrDefault(node, List.of());
    }

    /** All nodes, inputs first. */
    List<Node> order() {
        return order;
    }

    /** The root of the node's group; null if it is in none. */
    @Nullable
    Node rootOf(Node node) {
        return roots.get(node);
    }

    /** Whether a transposition is done by the only group that reads it. */
    boolean isAbsorbed(Node node) {
        return node instanceof TransposeNode
                && consumersOf(node).size() == 1
                && roots.containsKey(consumersOf(node).get(0));
    }

    Fused fused(Node root) {
        Fused known = fused.get(root);
        if (known == null) {
            known = new Fused(root, this);
            fused.put(root, known);
        }
        return known;
    }
}
