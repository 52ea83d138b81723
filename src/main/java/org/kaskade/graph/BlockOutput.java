package org.kaskade.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Writes numbers, arrays and texts in blocks that carry their length and checksum.
///
/// A block is its number of bytes (4 bytes), the CRC32C of its ordinal, its length and its bytes (4
/// bytes), and the bytes, all little-endian; one without bytes ends the file. An int never stands
/// in two blocks.
final class BlockOutput {
  static final int BLOCK = 1 << 20;
  static final int HEADER = 8;

  private final WritableByteChannel channel;
  private final ByteBuffer block =
      ByteBuffer.allocateDirect(HEADER + BLOCK).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
  private int ordinal;

  BlockOutput(WritableByteChannel channel) {
    this.channel = channel;
  }

  void writeInt(int value) throws IOException {
    if (block.remaining() < Integer.BYTES) {
      flush();
    }
    block.putInt(value);
  }

  void writeLong(long value) throws IOException {
    writeInt((int) value);
    writeInt((int) (value >>> 32));
  }

  void writeInts(int[] values) throws IOException {
    writeInt(values.length);
    int at = 0;
    while (at < values.length) {
      if (block.remaining() < Integer.BYTES) {
        flush();
      }
      int some = Math.min(values.length - at, block.remaining() / Integer.BYTES);
      block.asIntBuffer().put(values, at, some);
      block.position(block.position() + some * Integer.BYTES);
      at += some;
    }
  }

  void writeBytes(byte[] values) throws IOException {
    writeInt(values.length);
    int at = 0;
    while (at < values.length) {
      if (!block.hasRemaining()) {
        flush();
      }
      int some = Math.min(values.length - at, block.remaining());
      block.put(values, at, some);
      at += some;
    }
  }

  /// A text, or that there is none.
  void writeText(@Nullable String text) throws IOException {
    TextColumn.Collector one = new TextColumn.Collector();
    if (text != null) {
      one.add(text);
    }
    writeBytes(one.texts().bytes);
  }

  /// Writes what is left, and that there is no more.
  void end() throws IOException {
    flush();
    flush();
  }

  private void flush() throws IOException {
    int length = block.position() - HEADER;
    block.flip();
    block.putInt(0, length);
    block.putInt(Integer.BYTES, checksum(ordinal++, block, length));
    while (block.hasRemaining()) {
      channel.write(block);
    }
    block.clear().position(HEADER);
  }

  /// The checksum of the block whose bytes stand after the header in this buffer.
  static int checksum(int ordinal, ByteBuffer block, int length) {
    CRC32C checksum = new CRC32C();
    ByteBuffer place = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    checksum.update(place.putInt(ordinal).putInt(length).flip());
    checksum.update(block.slice(HEADER, length));
    return (int) checksum.getValue();
  }
}
