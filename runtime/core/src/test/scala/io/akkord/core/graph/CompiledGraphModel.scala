package io.akkord.core.graph

import org.scalatest.Assertions._

/** Compares a {@link CompiledGraph} with what follows from its inputs alone, computed in the plainest way. */
object CompiledGraphModel {

  def check(graph: CompiledGraph): Unit = {
    val tasks = 0 until graph.taskCount
    val inputs = tasks.map(task => (0 until graph.inputCount(task)).map(graph.inputAt(task, _)))
    val dependents = Array.fill(graph.taskCount)(List.empty[Int])
    tasks.foreach(task => inputs(task).distinct.foreach(input => dependents(input) ::= task))
    tasks.foreach { task =>
      assert(inputs(task).forall(_ < task))
      assert(graph.distinctInputCount(task) == inputs(task).distinct.size)
      val found = Iterator.iterate(graph.firstDependent(task))(graph.nextDependent).takeWhile(_ >= 0).map(graph.dependent)
      assert(found.toList.sorted == dependents(task).reverse)
    }
    checkLevels(graph, dependents)
    checkNames(graph)
  }

  private def checkLevels(graph: CompiledGraph, dependents: Array[List[Int]]): Unit = {
    val levels = new Array[Int](graph.taskCount)
    (graph.taskCount - 1 to 0 by -1).foreach { task =>
      levels(task) = 1 + dependents(task).map(levels(_)).maxOption.getOrElse(0)
    }
    assert(graph.bottomLevels.toSeq == levels.toSeq)
  }

  private def checkNames(graph: CompiledGraph): Unit = {
    (0 until graph.taskCount).foreach { task =>
      val found = graph.find(graph.key(task))
      assert(found == task || graph.key(found) == graph.key(task))
    }
    assert(graph.outputs.length == graph.outputNames.size)
    val outputs = graph.outputs.toSet
    (0 until graph.taskCount).foreach(task => assert(graph.isOutput(task) == outputs(task)))
  }
}
