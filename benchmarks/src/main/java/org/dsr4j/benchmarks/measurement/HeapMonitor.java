package org.dsr4j.benchmarks.measurement;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Measures the heap: the maximum before a collection, and the rest after it. */
public final class HeapMonitor {

  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final LongAccumulator maxUsed = new LongAccumulator(Math::max, 0);
  private final LongAccumulator maxUsedAfterCollection = new LongAccumulator(Math::max, 0);

  public HeapMonitor() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener((notification, nothing) -> note(notification), null, null);
    }
  }

  private void note(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      maxUsed.accumulate(used(info.getGcInfo().getMemoryUsageBeforeGc()));
      maxUsedAfterCollection.accumulate(used(info.getGcInfo().getMemoryUsageAfterGc()));
    }
  }

  private long used(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> heap.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  /** Bytes, garbage included. */
  public long maxUsed() {
    maxUsed.accumulate(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    return maxUsed.get();
  }

  /** Bytes that remain after a collection. */
  public long maxUsedAfterCollection() {
    return maxUsedAfterCollection.get();
  }
}
