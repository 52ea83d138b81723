package org.kaskade.pages;

/// How eyes see, as a matrix over linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0.
enum Eyes {
  USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
  PROTAN(
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
  DEUTAN(
      0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
  TRITAN(
      1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900),
  /// A grey print.
  GREY(0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722);

  @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
  private final double[] matrix;

  Eyes(double... matrix) {
    this.matrix = matrix;
  }

  double seen(int channel, double red, double green, double blue) {
    int row = 3 * channel;
    double value = matrix[row] * red + matrix[row + 1] * green + matrix[row + 2] * blue;
    return Math.clamp(value, 0, 1);
  }
}
