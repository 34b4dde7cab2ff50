package io.akkord.cluster

import io.akkord.api.{GraphHandle, GraphId, GraphOptions, GraphStatus, Session}
import io.akkord.cluster.process.ProcessCluster
import io.akkord.cluster.survival.Mixing
import java.nio.file.{Files, Path}
import java.util.Comparator
import java.util.concurrent.{CompletableFuture, TimeUnit}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.freespec.AnyFreeSpec

/** Real nodes as processes on loopback, real signals. Each result is compared with a sequential run. */
final class SurvivalSpec extends AnyFreeSpec with BeforeAndAfterAll {

  private val layers = 40
  private val width = 20
  private val millis = 5
  private val tasks = layers * width + 1
  private val directory = Files.createTempDirectory("akkord-survival")
  private lazy val cluster = ProcessCluster.start(ProcessCluster.Plan.of(directory, 2))
  private lazy val session: Session = cluster.connect()

  override def afterAll(): Unit = {
    session.close()
    cluster.close()
    val files = Files.walk(directory)
    try files.sorted(Comparator.reverseOrder[Path]()).forEach(path => Files.delete(path))
    finally files.close()
  }

  private def submit(salt: Int): GraphHandle[Integer] =
    session.submit(Mixing.graph(layers, width, millis, salt), GraphOptions.DEFAULT.withId(s"survival-$salt"))

  private def reached(handle: GraphHandle[_])(condition: GraphStatus => Boolean): GraphStatus = {
    val seen = new CompletableFuture[GraphStatus]
    handle.onProgress(status => if (condition(status) || status.state.isFinal) seen.complete(status))
    seen.get(120, TimeUnit.SECONDS)
  }

  private def resultOf(handle: GraphHandle[Integer]): Int = handle.result.toCompletableFuture.get(120, TimeUnit.SECONDS)

  private def statusOf(handle: GraphHandle[_]): GraphStatus =
    handle.status.toCompletableFuture.get(60, TimeUnit.SECONDS)

  "A graph" - {
    "goes on when a worker is killed, whose tasks are placed anew" in {
      val handle = submit(1)
      val before = reached(handle)(_.recorded > tasks / 4)
      assert(!before.state.isFinal)
      cluster.workers.get(0).kill()
      assert(resultOf(handle) == Mixing.sequentially(layers, width, 1))
      val after = statusOf(handle)
      assert(after.recorded == tasks)
      assert(after.attemptsLost > 0)
      cluster.addWorker()
    }

    "gives up a worker that is stopped by SIGSTOP, and takes it back when it goes on" in {
      val handle = submit(2)
      reached(handle)(status => status.recorded > tasks / 4 && status.workers == 2)
      val frozen = cluster.workers.get(1)
      frozen.suspend()
      val without = reached(handle)(_.workers == 1)
      frozen.resume()
      assert(without.attemptsLost > 0)
      assert(resultOf(handle) == Mixing.sequentially(layers, width, 2))
    }

    "is taken up by a restarted coordinator, while the workers live on with what they have" in {
      val handle = submit(3)
      val before = reached(handle)(status => status.recorded > tasks / 4 && status.workers == 2)
      assert(!before.state.isFinal)
      val alive = cluster.workers.stream().filter(worker => worker.isAlive).mapToLong(worker => worker.pid).toArray
      cluster.restartCoordinator()
      assert(resultOf(handle) == Mixing.sequentially(layers, width, 3))
      val after = statusOf(handle)
      assert(after.epoch == before.epoch + 1)
      assert(after.recomputed == 0)
      assert(cluster.workers.stream().filter(worker => worker.isAlive).mapToLong(worker => worker.pid).toArray.sameElements(alive))
    }

    "resumes by itself when every process was killed, and is found by its id" in {
      val handle = submit(4)
      val before = reached(handle)(_.recorded > tasks / 4)
      assert(!before.state.isFinal)
      cluster.killAll()
      cluster.startAgain()
      val attached = session.attach(new GraphId("survival-4"))
      val outputs = attached.result.toCompletableFuture.get(120, TimeUnit.SECONDS)
      assert(outputs.values.iterator.next() == Mixing.sequentially(layers, width, 4))
      assert(statusOf(attached).recorded == tasks)
    }
  }
}
