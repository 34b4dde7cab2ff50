package io.akkord.core.graph;

import io.akkord.api.Operation;
import io.akkord.api.Operation0;
import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.api.Operation3;
import io.akkord.api.Operation4;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meaning of a compiled graph, in the plainest form: every task in the order of the numbers. */
final class Interpreter {

    private final CompiledGraph graph;
    private final FakeEncoder encoder;
    private final Object[] values;

    private Interpreter(CompiledGraph graph, FakeEncoder encoder) {
        this.graph = graph;
        this.encoder = encoder;
        this.values = new Object[graph.taskCount()];
    }

    /** The values of all tasks by number. */
    static Object[] values(CompiledGraph graph, FakeEncoder encoder) {
        Interpreter interpreter = new Interpreter(graph, encoder);
        for (int task = 0; task < graph.taskCount(); task++) {
            interpreter.values[task] = interpreter.run(task);
        }
        return interpreter.values;
    }

    /** The values of the outputs by name. */
    static Map<String, Object> outputs(CompiledGraph graph, FakeEncoder encoder) {
        Object[] values = values(graph, encoder);
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (int i = 0; i < graph.outputs().length; i++) {
            outputs.put(graph.outputNames().get(i), values[graph.outputs()[i]]);
        }
        return outputs;
    }

    private Object run(int task) {
        OperationSpec spec = graph.operation(task);
        List<LiteralBlock.Entry> literals = LiteralBlock.decode(graph.literalBlock(task));
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < graph.inputCount(task); i++) {
            inputs.add(values[graph.inputAt(task, i)]);
        }
        if (spec.kind() != OperationSpec.Kind.FUSED) {
            return apply(spec, arguments(literals, 0, inputs));
        }
        Object value = apply(graph.operationAt(spec.steps()[0]), arguments(literals, 0, inputs));
        for (int step = 1; step < spec.steps().length; step++) {
            Operation operation = encoder.decodeOperation(graph.operationAt(spec.steps()[step]));
            Object[] filled = new Object[arity(operation)];
            Arrays.fill(filled, value);
            for (LiteralBlock.Entry entry : literals) {
                if (entry.step() == step) {
                    filled[entry.position()] = FakeEncoder.decodeValue(entry.value());
                }
            }
            value = call(operation, List.of(filled));
        }
        return value;
    }

    private static List<Object> arguments(List<LiteralBlock.Entry> literals, int step, List<Object> inputs) {
        List<Object> arguments = new ArrayList<>(inputs);
        for (LiteralBlock.Entry entry : literals) {
            if (entry.step() == step) {
                arguments.add(entry.position(), FakeEncoder.decodeValue(entry.value()));
            }
        }
        return arguments;
    }

    private Object apply(OperationSpec spec, List<Object> arguments) {
        return switch (spec.kind()) {
            case CALL -> call(encoder.decodeOperation(spec), arguments);
            case FOLD -> {
                Object value = arguments.get(0);
                for (Object next : arguments.subList(1, arguments.size())) {
                    value = call(encoder.decodeOperation(spec), List.of(value, next));
                }
                yield value;
            }
            case GATHER -> List.copyOf(arguments);
            case CONSTANT -> arguments.get(0);
            case FUSED -> throw new AssertionError("a step of a fused operation is fused");
        };
    }

    private static int arity(Operation operation) {
        if (operation instanceof Operation0) {
            return 0;
        } else if (operation instanceof Operation1) {
            return 1;
        } else if (operation instanceof Operation2) {
            return 2;
        }
        return operation instanceof Operation3 ? 3 : 4;
    }

    @SuppressWarnings("unchecked")
    static Object call(Operation operation, List<Object> a) {
        try {
            return switch (arity(operation)) {
                case 0 -> ((Operation0<Object>) operation).apply();
                case 1 -> ((Operation1<Object, Object>) operation).apply(a.get(0));
                case 2 -> ((Operation2<Object, Object, Object>) operation).apply(a.get(0), a.get(1));
                case 3 -> ((Operation3<Object, Object, Object, Object>) operation).apply(a.get(0), a.get(1), a.get(2));
                default -> ((Operation4<Object, Object, Object, Object, Object>) operation)
                        .apply(a.get(0), a.get(1), a.get(2), a.get(3));
            };
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
