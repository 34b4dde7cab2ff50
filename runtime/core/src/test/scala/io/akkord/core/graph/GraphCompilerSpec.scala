package io.akkord.core.graph

import io.akkord.api._
import java.util
import java.util.{LinkedHashMap, Map => JMap}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Random
import scala.util.control.NonFatal

/** What holds for every graph, tried on random ones. A failure names the seed that made it. */
class GraphCompilerSpec extends AnyFunSuite {

  private val Seeds = 300
  private val fused = GraphOptions.DEFAULT
  private val unfused = GraphOptions.DEFAULT.withoutFusion()

  private def forAllTasks(body: (Random, RandomTasks) => Unit): Unit =
    (0 until Seeds).foreach { seed =>
      val random = new Random(seed)
      val tasks = new RandomTasks(random)
      tasks.build(1 + random.nextInt(60))
      try body(random, tasks)
      catch { case NonFatal(failure) => fail(s"seed $seed: $failure", failure) }
    }

  private def forAllGraphs(body: (Random, Seq[(String, Known)]) => Unit): Unit =
    forAllTasks((random, tasks) => body(random, tasks.outputs(1 + random.nextInt(5))))

  private def named(outputs: Seq[(String, Known)]): JMap[String, Task[_]] = {
    val map = new LinkedHashMap[String, Task[_]]
    outputs.foreach { case (name, known) => map.put(name, known.task) }
    map
  }

  private def compile(outputs: Seq[(String, Known)], options: GraphOptions): GraphSegment =
    GraphCompiler.compile(new Graph(named(outputs)), options, Functions.encoder).segment

  private def requireValues(outputs: Seq[(String, Known)], graph: CompiledGraph): Unit = {
    val found = Interpreter.outputs(graph, Functions.encoder)
    outputs.foreach { case (name, known) => assert(found.get(name) == known.value, name) }
  }

  /** The instances that the outputs need, literals without a key left out. */
  private def needed(outputs: Seq[(String, Known)]): Set[Task[_]] = {
    val seen = util.Collections.newSetFromMap(new util.IdentityHashMap[Task[_], java.lang.Boolean])
    def visit(task: Task[_]): Unit = if (seen.add(task)) task.inputs.forEach(visit(_))
    outputs.foreach { case (_, known) => visit(known.task) }
    seen.asScala.toSet
  }

  test("inputs come before their tasks") {
    forAllGraphs { (_, outputs) =>
      Seq(fused, unfused).foreach { options =>
        val segment = compile(outputs, options)
        (0 until segment.taskCount).foreach { task =>
          (segment.inputOffsets()(task) until segment.inputOffsets()(task + 1)).foreach { at =>
            assert(segment.inputs()(at) < task)
          }
        }
      }
    }
  }

  test("with and without fusion the outputs have the values that the tasks mean") {
    forAllGraphs { (_, outputs) =>
      requireValues(outputs, CompiledGraph.of(compile(outputs, unfused)))
      requireValues(outputs, CompiledGraph.of(compile(outputs, fused)))
    }
  }

  test("fusion never adds a task and leaves none that could be joined to the task before it") {
    forAllGraphs { (_, outputs) =>
      val graph = CompiledGraph.of(compile(outputs, fused))
      assert(graph.taskCount <= compile(outputs, unfused).taskCount)
      (0 until graph.taskCount).foreach { task =>
        val kind = graph.operation(task).kind
        val inputs = (0 until graph.inputCount(task)).map(graph.inputAt(task, _)).distinct
        if (kind == OperationSpec.Kind.CALL && inputs.size == 1) {
          val before = inputs.head
          assert(
            graph.isOutput(before) || graph.hasKey(before) || graph.options(task).impure ||
              graph.optionsRow(before) != graph.optionsRow(task) ||
              graph.nextDependent(graph.firstDependent(before)) >= 0 ||
              graph.operation(before).kind == OperationSpec.Kind.CONSTANT ||
              graph.operation(before).steps.length == ChainFusion.MOST_STEPS)
        }
      }
    }
  }

  test("tasks are merged exactly if their content is equal") {
    forAllTasks { (_, tasks) =>
      val outputs = tasks.all
      val numbers = compile(outputs, unfused).outputs
      val contents = outputs.map(_._2.content)
      assert(contents.zip(numbers).distinct.size == contents.distinct.size)
      assert(numbers.distinct.length == contents.distinct.size)
    }
  }

  test("an impure task is merged with no other instance") {
    forAllGraphs { (_, outputs) =>
      val instances = needed(outputs).count(_.options.impure)
      Seq(fused, unfused).foreach { options =>
        val graph = CompiledGraph.of(compile(outputs, options))
        assert((0 until graph.taskCount).count(graph.options(_).impure) == instances)
      }
    }
  }

  test("a graph compiled in extensions has the same values, and its parts refer to each other") {
    forAllGraphs { (random, outputs) =>
      Seq(fused, unfused).foreach { options =>
        val encoder = Functions.encoder
        val compiler = new GraphCompiler(encoder, options)
        val graph = new CompiledGraph
        outputs.foreach { output =>
          graph.append(SegmentCodec.decode(SegmentCodec.encode(compiler.extend(named(Seq(output))))))
          assert(compiler.numberOf(output._2.task) == graph.outputs.last)
        }
        requireValues(outputs, graph)
        CompiledGraphModel.check(graph)
        val instances = needed(outputs).count(_.options.impure)
        assert((0 until graph.taskCount).count(graph.options(_).impure) == instances)
        if (!options.fuse) assert(graph.taskCount <= compile(outputs, unfused).taskCount + outputs.size)
      }
    }
  }

  test("the joined graph answers as a naive model of it does") {
    forAllGraphs { (_, outputs) =>
      CompiledGraphModel.check(CompiledGraph.of(compile(outputs, fused)))
      CompiledGraphModel.check(CompiledGraph.of(compile(outputs, unfused)))
    }
  }

  test("the same graph gives the same bytes, and the bytes the same segment") {
    forAllGraphs { (_, outputs) =>
      val encoded = SegmentCodec.encode(compile(outputs, fused))
      assert(util.Arrays.equals(encoded, SegmentCodec.encode(compile(outputs, fused))))
      assert(util.Arrays.equals(encoded, SegmentCodec.encode(SegmentCodec.decode(encoded))))
    }
  }

  test("damaged bytes are a sound segment or refused") {
    forAllGraphs { (random, outputs) =>
      val encoded = SegmentCodec.encode(compile(outputs, fused))
      (1 to 50).foreach { _ =>
        try {
          val graph = CompiledGraph.of(SegmentCodec.decode(damage(encoded, random)))
          CompiledGraphModel.check(graph)
          (0 until graph.taskCount).foreach(task => LiteralBlock.decode(graph.literalBlock(task)))
        } catch {
          case refused: IllegalArgumentException => assert(refused.getMessage.nonEmpty)
        }
      }
    }
  }

  private def damage(encoded: Array[Byte], random: Random): Array[Byte] = {
    val bytes = encoded.clone
    random.nextInt(4) match {
      case 0 => bytes.take(random.nextInt(bytes.length))
      case 1 =>
        val at = random.nextInt(bytes.length)
        (bytes.take(at) :+ random.nextInt().toByte) ++ bytes.drop(at)
      case _ =>
        (0 to random.nextInt(3)).foreach { _ =>
          val at = random.nextInt(bytes.length)
          bytes(at) = if (random.nextBoolean()) random.nextInt().toByte else (bytes(at) ^ (1 << random.nextInt(8))).toByte
        }
        bytes
    }
  }
}
