package org.kaskade.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the store is run, `kaskade.store.…`.
///
/// @param pageCache memory outside the heap for the embedded store's pages; 0: a quarter of the
///   heap
/// @param transactionMemory most heap one transaction of the embedded store may take; 0: a quarter
/// @param patience how long the start waits for a remote store that doesn't answer yet
@ConfigurationProperties(StoreProperties.PREFIX)
record StoreProperties(
    @DefaultValue("0") DataSize pageCache,
    @DefaultValue("0") DataSize transactionMemory,
    @DefaultValue("30s") Duration patience) {
  static final String PREFIX = "kaskade.store";

  StoreProperties {
    pageCache = orQuarterOfHeap(pageCache);
    transactionMemory = orQuarterOfHeap(transactionMemory);
  }

  private static DataSize orQuarterOfHeap(DataSize size) {
    return size.toBytes() > 0 ? size : DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 4);
  }
}
