package org.kaskade.pages;

/// A color as light: linear red, green and blue, 0 to 1.
record Color(double red, double green, double blue) {
  /// @param hex `#rrggbb`
  static Color of(String hex) {
    return new Color(linear(hex, 1), linear(hex, 3), linear(hex, 5));
  }

  Color seenBy(Eyes eyes) {
    return new Color(
        eyes.seen(0, red, green, blue),
        eyes.seen(1, red, green, blue),
        eyes.seen(2, red, green, blue));
  }

  /// WCAG 2.2, contrast ratio.
  double contrast(Color other) {
    double a = luminance();
    double b = other.luminance();
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /// CIEDE2000: ISO/CIE 11664-6; G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference
  /// Formula", 2005.
  static double difference(Color first, Color second) {
    return difference(first.lab(), second.lab());
  }

  /// @param one L*, a*, b*
  static double difference(double[] one, double[] two) {
    double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
    double g = 0.5 * (1 - Math.sqrt(saturated(meanChroma)));
    double a1 = (1 + g) * one[1];
    double a2 = (1 + g) * two[1];
    double c1 = Math.hypot(a1, one[2]);
    double c2 = Math.hypot(a2, two[2]);
    double h1 = hue(a1, one[2]);
    double h2 = hue(a2, two[2]);
    double turn = c1 * c2 == 0 ? 0 : wrapped(h2 - h1);
    double lightness = two[0] - one[0];
    double chroma = c2 - c1;
    double hue = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
    double meanL = (one[0] + two[0]) / 2;
    double meanC = (c1 + c2) / 2;
    double meanH = c1 * c2 == 0 ? h1 + h2 : mean(h1, h2);
    double t =
        1
            - 0.17 * cos(meanH - 30)
            + 0.24 * cos(2 * meanH)
            + 0.32 * cos(3 * meanH + 6)
            - 0.20 * cos(4 * meanH - 63);
    double sl = 1 + 0.015 * square(meanL - 50) / Math.sqrt(20 + square(meanL - 50));
    double sc = 1 + 0.045 * meanC;
    double sh = 1 + 0.015 * meanC * t;
    double rotation =
        -2
            * Math.sqrt(saturated(meanC))
            * Math.sin(Math.toRadians(60 * Math.exp(-square((meanH - 275) / 25))));
    return Math.sqrt(
        square(lightness / sl)
            + square(chroma / sc)
            + square(hue / sh)
            + rotation * (chroma / sc) * (hue / sh));
  }

  /// CIE L*a*b* under D65.
  double[] lab() {
    double x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    double y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
    double z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double curve(double value) {
    return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
  }

  private static double saturated(double chroma) {
    double seventh = Math.pow(chroma, 7);
    return seventh / (seventh + Math.pow(25, 7));
  }

  private static double hue(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double wrapped(double degrees) {
    return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  }

  private static double mean(double h1, double h2) {
    double sum = h1 + h2;
    return Math.abs(h1 - h2) <= 180 ? sum / 2 : (sum < 360 ? sum + 360 : sum - 360) / 2;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }

  private static double square(double value) {
    return value * value;
  }
}
