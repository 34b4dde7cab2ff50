package io.akkord.array;

import io.akkord.array.expr.Lowering;
import io.akkord.array.expr.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Draws an array as SVG: its last two axes as a grid of chunks, and below it the expression, a box for each pass. */
final class Drawing {

    private static final int WIDTH = 720;
    private static final int GRID = 240;
    private static final int ROW = 64;
    private static final int BOX_HEIGHT = 36;
    private static final int MARGIN = 24;
    private static final int MOST_LINES = 200;

    private final StringBuilder out = new StringBuilder();

    private Drawing() {}

    static String svg(Chunked array) {
        Drawing drawing = new Drawing();
        Lowering lowering = new Lowering(List.of(array.node()));
        List<Node> shown = lowering.order().stream()
                .filter(node -> !lowering.isInside(node))
                .toList();
        Map<Node, Integer> levels = levels(lowering);
        int rows = 1
                + shown.stream()
                        .mapToInt(node -> Objects.requireNonNull(levels.get(node)))
                        .max()
                        .orElse(0);
        int height = GRID + 4 * MARGIN + rows * ROW;
        drawing.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH + " " + height)
                .append("\" font-family=\"sans-serif\" font-size=\"12\">\n");
        drawing.grid(array);
        drawing.nodes(shown, levels, lowering);
        return drawing.out.append("</svg>\n").toString();
    }

    private void grid(Chunked array) {
        Chunks chunks = array.chunks();
        int rank = chunks.rank();
        double high = rank > 1 ? chunks.length(rank - 2) : 1;
        double wide = rank > 0 ? chunks.length(rank - 1) : 1;
        double scale = GRID / Math.max(1, Math.max(high, wide));
        double w = Math.max(8, wide * scale);
        double h = Math.max(8, high * scale);
        text(
                MARGIN,
                MARGIN - 8,
                array.dtype() + " " + Shapes.text(array.shape()) + " in " + chunks.count() + " chunks, "
                        + Explanation.bytes(array.bytes()));
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%.1f\" fill=\"#eaf1fb\" stroke=\"#34568b\"/>%n",
                MARGIN, MARGIN, w, h);
        for (int i = 1; rank > 0 && i < Math.min(MOST_LINES, chunks.count(rank - 1)); i++) {
            double x = MARGIN + w * chunks.start(rank - 1, i) / Math.max(1, wide);
            line("<path d=\"M%.1f %d v%.1f\" stroke=\"#34568b\"/>%n", x, MARGIN, h);
        }
        for (int i = 1; rank > 1 && i < Math.min(MOST_LINES, chunks.count(rank - 2)); i++) {
            double y = MARGIN + h * chunks.start(rank - 2, i) / Math.max(1, high);
            line("<path d=\"M%d %.1f h%.1f\" stroke=\"#34568b\"/>%n", MARGIN, y, w);
        }
    }

    private void nodes(List<Node> shown, Map<Node, Integer> levels, Lowering lowering) {
        Map<Integer, List<Node>> byLevel = new java.util.TreeMap<>();
        shown.forEach(
                node -> byLevel.computeIfAbsent(Objects.requireNonNull(levels.get(node)), level -> new ArrayList<>())
                        .add(node));
        Map<Node, double[]> centres = new HashMap<>();
        byLevel.forEach((level, row) -> {
            double width = (WIDTH - 2.0 * MARGIN) / row.size();
            for (int i = 0; i < row.size(); i++) {
                centres.put(row.get(i), new double[] {
                    MARGIN + (i + 0.5) * width, GRID + 3.0 * MARGIN + level * ROW, Math.min(220, width - 8)
                });
            }
        });
        for (Node node : shown) {
            for (Node input : visibleInputs(node, lowering)) {
                double[] from = Objects.requireNonNull(centres.get(input));
                double[] to = Objects.requireNonNull(centres.get(node));
                line(
                        "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#888\"/>%n",
                        from[0], from[1] + BOX_HEIGHT / 2.0, to[0], to[1] - BOX_HEIGHT / 2.0);
            }
        }
        shown.forEach(node -> box(node, Objects.requireNonNull(centres.get(node)), lowering));
    }

    private void box(Node node, double[] centre, Lowering lowering) {
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"6\" fill=\"#fff\" stroke=\"#34568b\"/>%n",
                centre[0] - centre[2] / 2, centre[1] - BOX_HEIGHT / 2.0, centre[2], BOX_HEIGHT);
        String label = lowering.label(node);
        text(centre[0] - centre[2] / 2 + 6, centre[1] - 3, label.length() > 32 ? label.substring(0, 31) + "…" : label);
        text(
                centre[0] - centre[2] / 2 + 6,
                centre[1] + 12,
                Shapes.text(node.chunks().shape()) + ", " + node.chunks().count() + " chunks");
    }

    /** The passes whose results a pass reads, through the nodes that are computed inside it. */
    private static List<Node> visibleInputs(Node node, Lowering lowering) {
        List<Node> visible = new ArrayList<>();
        java.util.Deque<Node> open = new java.util.ArrayDeque<>(node.inputs());
        java.util.Set<Node> seen = new java.util.HashSet<>();
        while (!open.isEmpty()) {
            Node input = open.pop();
            if (seen.add(input)) {
                if (lowering.isInside(input)) {
                    open.addAll(input.inputs());
                } else {
                    visible.add(input);
                }
            }
        }
        return visible;
    }

    private static Map<Node, Integer> levels(Lowering lowering) {
        Map<Node, Integer> levels = new HashMap<>();
        for (Node node : lowering.order()) {
            int below = 0;
            for (Node input : node.inputs()) {
                int own = Objects.requireNonNull(levels.get(input));
                below = Math.max(below, lowering.isInside(input) ? own : own + 1);
            }
            levels.put(node, below);
        }
        return levels;
    }

    private void text(double x, double y, String text) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                x, y, text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void line(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments));
    }
}
