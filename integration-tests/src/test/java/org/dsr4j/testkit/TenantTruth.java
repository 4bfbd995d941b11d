package org.dsr4j.testkit;

/** What a tenant really holds, without a request that would change what later requests see. */
public record TenantTruth(SimulatedTenant tenant) {

  public boolean isUser(String id) {
    return tenant.servedTenant().store().user(id) != null;
  }

  public boolean isDeletedUser(String id) {
    return tenant.servedTenant().lifecycle().users().deleted(id) != null;
  }

  public boolean exists(String path, String id) {
    return tenant.servedTenant().store().find(path, id) != null;
  }

  public boolean isEmpty(String path) {
    return tenant.servedTenant().store().rows(path).isEmpty();
  }
}
