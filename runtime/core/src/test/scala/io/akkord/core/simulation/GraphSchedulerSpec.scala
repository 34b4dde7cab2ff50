package io.akkord.core.simulation

import io.akkord.core.supervisor.GraphEvent
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/**
 * The scheduler, its journal and the workers' dataflow through a simulated cluster with faults. What is checked on the way
 * is said in the simulation; a failure names its seed. Many thousand seeds more are run by hand with `ManySeeds`.
 */
class GraphSchedulerSpec extends AnyFunSuite {

  private val Seeds = 600

  test("random graphs survive random faults, and nothing that must hold is ever broken") {
    val happened = (1L to Seeds).flatMap(seed => SimulatedCluster.run(seed).asScala.map(_.getClass)).toSet
    val all = classOf[GraphEvent].getPermittedSubclasses.toSet
    assert(all.diff(happened.toSet[Class[_]]).isEmpty, "facts that no seed led to: the simulation is too tame")
  }
}
