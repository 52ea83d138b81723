package org.kaskade.estate;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The answer to what was asked last, kept for whoever asks the same again. For use by any number
/// of threads; those that ask at once may each work it out.
///
/// @param <Q> what is asked, compared by its value
/// @param <A> what was worked out
final class LastAnswer<Q, A> {
  private volatile @Nullable Known<Q, A> known;

  private record Known<Q, A>(Q question, A answer) {}

  A to(Q question, Function<Q, A> work) {
    Known<Q, A> last = known;
    if (last == null || !last.question().equals(question)) {
      last = new Known<>(question, work.apply(question));
      known = last;
    }
    return last.answer();
  }
}
