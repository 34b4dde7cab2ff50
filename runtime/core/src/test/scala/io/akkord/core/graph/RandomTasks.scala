package io.akkord.core.graph

import io.akkord.api._
import java.util.{List => JList}
import scala.collection.mutable
import scala.jdk.CollectionConverters._
import scala.util.Random

/** What is known of one random task without compiling it: its value, and what it has in common with equal ones. */
final case class Known(task: Task[Object], value: Object, content: String)

/**
 * Random DAGs of every kind of task, with repeated content, keys, options and literals. Each task comes with the value
 * that it must have and a content that is equal exactly for tasks that must be one.
 */
final class RandomTasks(random: Random) {

  private val scalars = mutable.ArrayBuffer.empty[Known]
  private val lists = mutable.ArrayBuffer.empty[Known]
  private var impure = 0

  def build(count: Int): Unit = (1 to count).foreach(_ => add())

  /** Random outputs, by name. */
  def outputs(count: Int): Seq[(String, Known)] =
    (1 to count).map(i => s"output $i" -> pick())

  /** All tasks that there are, by name. */
  def all: Seq[(String, Known)] =
    (scalars ++ lists).toSeq.zipWithIndex.map { case (known, i) => s"task $i" -> known }

  private def pick(): Known = {
    val from = if (lists.nonEmpty && random.nextInt(5) == 0) lists else scalars
    from(random.nextInt(from.size))
  }

  private def add(): Unit =
    if (scalars.isEmpty || random.nextInt(6) == 0) scalars += source()
    else if (random.nextInt(8) == 0) lists += dressed(gather())
    else scalars += dressed(call())

  private def source(): Known =
    if (random.nextBoolean()) dressed(known(Task.Kind.CALL, Functions.zero, Nil)) else dressed(call())

  private def argument(): Known =
    if (scalars.isEmpty || random.nextInt(4) == 0) literal()
    else if (random.nextBoolean()) scalars(random.nextInt(scalars.size))
    else scalars(scalars.size - 1 - random.nextInt(math.min(3, scalars.size)))

  private def literal(): Known = {
    val value: java.lang.Long = random.nextInt(4).toLong
    if (random.nextInt(5) == 0) {
      val text = s"$value" * (TaskDrafter.LARGE_LITERAL + 1)
      Known(Task.literal(text).asInstanceOf[Task[Object]], text, s"literal $text")
    } else Known(Task.literal(value).asInstanceOf[Task[Object]], value, s"literal $value")
  }

  private def gather(): Known = known(Task.Kind.GATHER, "gather", Seq.fill(random.nextInt(4))(argument()))

  private def call(): Known = random.nextInt(6) match {
    case 0 => known(Task.Kind.FOLD, Functions.two, Seq.fill(1 + random.nextInt(5))(argument()))
    case 1 => known(Task.Kind.CALL, Functions.two, Seq(argument(), argument()))
    case 2 => known(Task.Kind.CALL, Functions.three, Seq(argument(), argument(), argument()))
    case 3 if lists.nonEmpty => known(Task.Kind.CALL, Functions.one, Seq(lists(random.nextInt(lists.size))))
    case _ => known(Task.Kind.CALL, if (random.nextBoolean()) Functions.one else Functions.next, Seq(argument()))
  }

  private def known(kind: Task.Kind, operation: AnyRef, inputs: Seq[Known]): Known = {
    val tasks: JList[Task[Object]] = inputs.map(_.task).asJava
    val task = (kind, operation) match {
      case (Task.Kind.GATHER, _) => Task.gather(tasks)
      case (Task.Kind.FOLD, f: Operation2[_, _, _]) =>
        Task.fold(tasks, f.asInstanceOf[Operation2[Object, Object, Object]])
      case (_, f: Operation0[_]) => Task.call(f)
      case (_, f: Operation1[_, _]) => tasks.get(0).map(f.asInstanceOf[Operation1[Object, Object]])
      case (_, f: Operation2[_, _, _]) =>
        Task.combine(f.asInstanceOf[Operation2[Object, Object, Object]], tasks.get(0), tasks.get(1))
      case (_, f) =>
        val three = f.asInstanceOf[Operation3[Object, Object, Object, Object]]
        Task.combine(three, tasks.get(0), tasks.get(1), tasks.get(2))
    }
    val content = s"$kind ${Functions.name(operation)}(${inputs.map(_.content.hashCode64).mkString(",")})"
    Known(task.asInstanceOf[Task[Object]], Functions.value(kind, operation, inputs.map(_.value)), content)
  }

  /** With options and keys, some of them. */
  private def dressed(plain: Known): Known = random.nextInt(12) match {
    case 0 => Known(plain.task.withPriority(1), plain.value, plain.content + " priority 1")
    case 1 =>
      impure += 1
      Known(plain.task.impure(), plain.value, plain.content + s" impure $impure")
    case 2 =>
      val key = s"key of ${plain.content}"
      val short = if (key.length > 900) s"key ${key.hashCode64}" else key
      Known(plain.task.withKey(short), plain.value, plain.content + s" key $short")
    case _ => plain
  }

  private implicit class Hashed(text: String) {

    /** Short and in practice unique. */
    def hashCode64: String = {
      val bytes = text.getBytes("UTF-8")
      java.lang.Long.toHexString(SegmentCodec.digest(bytes))
    }
  }
}

/** The operations of random tasks: total on whatever random tasks give them, and sensitive to order. */
object Functions {

  val zero: Operation0[Object] = () => Long.box(7L)
  val one: Operation1[Object, Object] = a => Long.box(mix(1, a))
  val next: Operation1[Object, Object] = a => Long.box(mix(2, a))
  val two: Operation2[Object, Object, Object] = (a, b) => Long.box(mix(mix(3, a), b))
  val three: Operation3[Object, Object, Object, Object] = (a, b, c) => Long.box(mix(mix(mix(4, a), b), c))

  private val names = Seq[(AnyRef, String)](
    zero -> "Functions.zero",
    one -> "Functions.one",
    next -> "Functions.next",
    two -> "Functions.two",
    three -> "Functions.three")

  private def mix(state: Long, value: Object): Long = (state * 31 + value.hashCode) * 0x9e3779b97f4a7c15L

  def name(operation: AnyRef): String =
    names.collectFirst { case (known, name) if known eq operation => name }.getOrElse(operation.toString)

  def encoder: FakeEncoder =
    names.foldLeft(new FakeEncoder) { case (encoder, (operation, name)) =>
      encoder.named(name, operation.asInstanceOf[Operation])
    }

  def value(kind: Task.Kind, operation: AnyRef, inputs: Seq[Object]): Object = kind match {
    case Task.Kind.GATHER => inputs.asJava
    case Task.Kind.FOLD => inputs.reduceLeft(two.apply(_, _))
    case _ => Interpreter.call(operation.asInstanceOf[Operation], inputs.asJava)
  }
}
