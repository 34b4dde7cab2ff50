package io.akkord.persistence.schema

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper
import org.scalatest.flatspec.AnyFlatSpec
import org.scalatest.matchers.should.Matchers
import scala.util.Random

/** Columns of any length and any values come back, and take the space they should. */
class PackedArraysSpec extends AnyFlatSpec with Matchers {

  private val mapper = CBORMapper.builder().addModule(new PackedArrays).build()
  private val seed = System.nanoTime()
  private val random = new Random(seed)

  private def lengths: Iterator[Int] = Iterator(0, 1, 2, 127, 128) ++ Iterator.fill(200)(random.nextInt(3000))

  /** Small, large, ascending or wild, as columns are. */
  private def longs(length: Int): Array[Long] = random.nextInt(4) match {
    case 0 => Array.fill(length)(random.nextLong())
    case 1 => Array.tabulate(length)(_.toLong)
    case 2 => Array.fill(length)(random.nextInt(5).toLong)
    case _ => Array.fill(length)(if (random.nextBoolean()) Long.MinValue else Long.MaxValue)
  }

  private def roundTrip[A](column: A, kind: Class[A]): A =
    mapper.readValue(mapper.writeValueAsBytes(column), kind)

  "A column of long" should "come back" in {
    withClue(s"seed $seed") {
      lengths.map(longs).foreach(column => roundTrip(column, classOf[Array[Long]]) shouldBe column)
    }
  }

  "A column of int" should "come back" in {
    withClue(s"seed $seed") {
      lengths.map(length => longs(length).map(_.toInt)).foreach { column =>
        roundTrip(column, classOf[Array[Int]]) shouldBe column
      }
    }
  }

  it should "take one byte an entry if it ascends by small steps" in {
    mapper.writeValueAsBytes(Array.tabulate(10000)(_ * 3)).length should be < 10010
  }

  "Bytes" should "stay as they are" in {
    withClue(s"seed $seed") {
      val bytes = random.nextBytes(1000)
      roundTrip(bytes, classOf[Array[Byte]]) shouldBe bytes
      mapper.writeValueAsBytes(bytes).length shouldBe 1003
    }
  }

  "A column cut short" should "be an error, whatever its length says" in {
    withClue(s"seed $seed") {
      lengths.filter(_ > 0).foreach { length =>
        val packed = mapper.readTree(mapper.writeValueAsBytes(longs(length))).binaryValue()
        val cut = mapper.writeValueAsBytes(packed.take(random.nextInt(packed.length)))
        an[Exception] should be thrownBy mapper.readValue(cut, classOf[Array[Long]])
      }
    }
  }
}
