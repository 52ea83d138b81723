package org.kaskade.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Reads what {@link BlockOutput} wrote, and looks at no byte of a block before its checksum.
final class BlockInput {
  private final ReadableByteChannel channel;
  private final ByteBuffer block =
      ByteBuffer.allocateDirect(BlockOutput.HEADER + BlockOutput.BLOCK)
          .order(ByteOrder.LITTLE_ENDIAN)
          .limit(0);
  private int ordinal;

  BlockInput(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /// @throws Damaged when a block is not what was written, here and in all that reads
  int readInt() throws IOException, Damaged {
    fill();
    if (block.remaining() < Integer.BYTES) {
      throw new Damaged("block %d ends within a number".formatted(ordinal - 1));
    }
    return block.getInt();
  }

  long readLong() throws IOException, Damaged {
    int low = readInt();
    return (long) readInt() << 32 | (low & 0xFFFF_FFFFL);
  }

  int[] readInts() throws IOException, Damaged {
    int[] values = new int[readInt()];
    int at = 0;
    while (at < values.length) {
      fill();
      int some = Math.min(values.length - at, block.remaining() / Integer.BYTES);
      if (some == 0) {
        throw new Damaged("block %d ends within a number".formatted(ordinal - 1));
      }
      block.asIntBuffer().get(values, at, some);
      block.position(block.position() + some * Integer.BYTES);
      at += some;
    }
    return values;
  }

  byte[] readBytes() throws IOException, Damaged {
    byte[] values = new byte[readInt()];
    int at = 0;
    while (at < values.length) {
      fill();
      int some = Math.min(values.length - at, block.remaining());
      block.get(values, at, some);
      at += some;
    }
    return values;
  }

  @Nullable String readText() throws IOException, Damaged {
    byte[] bytes = readBytes();
    return bytes.length == 0 ? null : new TextColumn(new int[] {0, bytes.length}, bytes).get(0);
  }

  /// Makes sure that nothing follows.
  void end() throws IOException, Damaged {
    if (block.hasRemaining() || next() != 0) {
      throw new Damaged("block %d holds more than was expected".formatted(ordinal - 1));
    }
    if (channel.read(ByteBuffer.allocate(1)) >= 0) {
      throw new Damaged("bytes follow its end");
    }
  }

  private void fill() throws IOException, Damaged {
    if (!block.hasRemaining() && next() == 0) {
      throw new Damaged("it ends before block %d".formatted(ordinal - 1));
    }
  }

  private int next() throws IOException, Damaged {
    block.clear();
    read(BlockOutput.HEADER);
    int length = block.getInt(0);
    if (length < 0 || length > BlockOutput.BLOCK) {
      throw new Damaged("the length of block %d is %d".formatted(ordinal, length));
    }
    read(BlockOutput.HEADER + length);
    if (block.getInt(Integer.BYTES) != BlockOutput.checksum(ordinal, block, length)) {
      throw new Damaged("the checksum of block %d does not fit its bytes".formatted(ordinal));
    }
    block.flip().position(BlockOutput.HEADER);
    ordinal++;
    return length;
  }

  /// Reads up to this position of the buffer.
  private void read(int position) throws IOException, Damaged {
    block.limit(position);
    while (block.hasRemaining()) {
      if (channel.read(block) < 0) {
        throw new Damaged("it ends within block %d".formatted(ordinal));
      }
    }
  }

  /// The bytes are not those that were written.
  static final class Damaged extends Exception {
    Damaged(String what) {
      super(what);
    }
  }
}
