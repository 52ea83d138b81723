package org.kaskade.store;

import inet.ipaddr.IPAddressString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.fleetmanagement.FleetManagementSettings;

/// The configuration of the embedded Neo4j. Every departure from its defaults has a reason here.
final class EmbeddedSettings {
  private EmbeddedSettings() {}

  /// @param importDirectory an empty directory, the only one `LOAD CSV` could read from
  static DatabaseManagementServiceBuilder apply(
      DatabaseManagementServiceBuilder builder, Path importDirectory, StoreProperties properties) {
    closed(builder, importDirectory);
    silent(builder);
    // A crash replays at most 10,000 transactions, which takes less than 2 s.
    builder
        .setConfig(GraphDatabaseSettings.check_point_interval_tx, 10_000)
        .setConfig(GraphDatabaseSettings.check_point_interval_time, Duration.ofMinutes(5))
        .setConfig(GraphDatabaseSettings.keep_logical_logs, "2 days 1G");
    // Nothing waits or runs forever, and no transaction takes the whole heap.
    builder
        .setConfig(GraphDatabaseSettings.lock_acquisition_timeout, Duration.ofSeconds(30))
        .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofSeconds(120))
        .setConfig(
            GraphDatabaseSettings.memory_transaction_max_size,
            properties.transactionMemory().toBytes())
        .setConfig(GraphDatabaseSettings.pagecache_memory, properties.pageCache().toBytes());
    // Idle pooled connections would otherwise hold the shutdown for 10 s.
    return builder.setConfig(
        BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ZERO);
  }

  /// One loopback port, a password, and no file or address that Cypher could read.
  private static void closed(DatabaseManagementServiceBuilder builder, Path importDirectory) {
    SocketAddress anyLoopbackPort = new SocketAddress("127.0.0.1", 0);
    builder
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.auth_minimum_password_length, 16)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, anyLoopbackPort)
        .setConfig(BoltConnector.advertised_address, anyLoopbackPort)
        .setConfig(HttpConnector.enabled, false)
        .setConfig(HttpsConnector.enabled, false)
        .setConfig(GraphDatabaseSettings.allow_file_urls, false)
        .setConfig(GraphDatabaseSettings.load_csv_file_url_root, importDirectory)
        .setConfig(
            GraphDatabaseInternalSettings.cypher_ip_blocklist,
            List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0")));
  }

  /// Without these, Neo4j broadcasts by UDP and reports its use to its maker.
  private static void silent(DatabaseManagementServiceBuilder builder) {
    builder
        .setConfig(GraphDatabaseSettings.udc_enabled, false)
        .setConfig(FleetManagementSettings.fleet_manager_enabled, false)
        .setConfig(BoltConnector.enable_discovery, false);
  }
}
