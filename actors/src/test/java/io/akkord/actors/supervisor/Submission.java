package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphOptions;
import io.akkord.api.Task;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.value.ValueCodec;
import java.util.List;
import java.util.Map;

/** A graph as a client sends it. */
record Submission(List<byte[]> parts, long digest) {

    static Submission of(Map<String, Task<?>> outputs) {
        ValueCodec codec = new ValueCodec(AllowList.everything(), Submission.class.getClassLoader());
        byte[] bytes = SegmentCodec.encode(
                new GraphCompiler(new OperationEncoder(codec), GraphOptions.DEFAULT).extend(outputs));
        return new Submission(SegmentCodec.parts(bytes, 128 * 1024), SegmentCodec.digest(bytes));
    }

    GraphCommand part(int index, ActorRef<ClientReply> client) {
        return new GraphCommand.SubmitPart(0, index, parts.get(index), client);
    }

    GraphCommand closing(boolean open, ActorRef<ClientReply> client) {
        return new GraphCommand.SubmitGraph(parts.size(), digest, GraphOptions.DEFAULT, open, client);
    }
}
