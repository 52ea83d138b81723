package org.kaskade.importers.git;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Which machines are never contacted, whoever asks: those that hand out a cloud's credentials.
///
/// Private networks are allowed, for a company's forge stands there. Names are checked when a
/// source is added, addresses each time a connection is made; between that look-up and the
/// connection stands the JVM's cache of addresses (30 s), so a name that changes its address in the
/// meantime is seen with the address that was checked.
final class HostRules {
  private static final Set<String> METADATA_NAMES =
      Set.of(
          "metadata",
          "metadata.google.internal",
          "metadata.goog",
          "instance-data",
          "instance-data.ec2.internal");

  /// Services of Alibaba, Azure, Oracle and AWS outside the link-local networks.
  private static final Set<InetAddress> METADATA_ADDRESSES =
      Set.of(
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("168.63.129.16"),
          InetAddress.ofLiteral("192.0.0.192"),
          InetAddress.ofLiteral("fd00:ec2::254"));

  private HostRules() {}

  static void checkName(String host) {
    if (METADATA_NAMES.contains(plain(host)) || literal(host).anyMatch(HostRules::isForbidden)) {
      throw new UnusableSource(Reason.URL, forbidden(host));
    }
  }

  static boolean isLoopbackName(String host) {
    return plain(host).equals("localhost")
        || literal(host).anyMatch(InetAddress::isLoopbackAddress);
  }

  /// @param loopbackOnly for plain http
  /// @throws IOException when the host must not be contacted, or is unknown
  static void checkAddresses(String host, boolean loopbackOnly) throws IOException {
    if (METADATA_NAMES.contains(plain(host))) {
      throw new IOException(forbidden(host));
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (isForbidden(address)) {
        throw new IOException(forbidden(host));
      }
      if (loopbackOnly && !address.isLoopbackAddress()) {
        throw new IOException("plain http is allowed to this machine only, not to " + host);
      }
    }
  }

  private static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA_ADDRESSES.contains(address)
        || embedded(address).anyMatch(HostRules::isForbidden);
  }

  /// The IPv4 address that NAT64 (64:ff9b::/96) or 6to4 (2002::/16) would reach.
  private static Stream<InetAddress> embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 16) {
      return Stream.empty();
    }
    int from =
        Arrays.equals(bytes, 0, 4, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b}, 0, 4)
            ? 12
            : bytes[0] == 0x20 && bytes[1] == 0x02 ? 2 : -1;
    if (from < 0) {
      return Stream.empty();
    }
    String dotted =
        (bytes[from] & 0xff)
            + "."
            + (bytes[from + 1] & 0xff)
            + "."
            + (bytes[from + 2] & 0xff)
            + "."
            + (bytes[from + 3] & 0xff);
    return Stream.of(InetAddress.ofLiteral(dotted));
  }

  /// The address that is written as host, in any notation the system's resolver takes, e.g.
  /// `2852039166` or `0xa9.0xfe.0xa9.0xfe`.
  private static Stream<InetAddress> literal(String host) {
    try {
      return Stream.of(InetAddress.ofLiteral(plain(host)));
    } catch (IllegalArgumentException e) {
      try {
        return Stream.of(Inet4Address.ofPosixLiteral(plain(host)));
      } catch (IllegalArgumentException notPosixEither) {
        return Stream.empty();
      }
    }
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String forbidden(String host) {
    return host
        + " is a link-local, multicast or cloud metadata address, which Kaskade never contacts."
        + " Name the host that serves the repository.";
  }
}
