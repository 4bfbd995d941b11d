package org.dsr4j.testkit.internal.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The order in which a user's sign-in methods can be deleted. Safe for use by several threads. */
public final class SignInMethods {

  private final TenantStore store;
  private final Map<String, List<String>> orders = new ConcurrentHashMap<>();

  SignInMethods(TenantStore store) {
    this.store = store;
  }

  /**
   * Sets an order: methods of a list can be deleted when the lists before it are empty.
   *
   * @param user the user's id
   * @param lists the names of the lists
   */
  public void order(String user, List<String> lists) {
    orders.put(user.toLowerCase(Locale.ROOT), List.copyOf(lists));
  }

  /**
   * {@return whether a method cannot be deleted yet}
   *
   * @param list the path of its list, with the user's id
   */
  public boolean isTooEarly(String list) {
    int name = list.lastIndexOf('/');
    String user = list.split("/", -1)[2].toLowerCase(Locale.ROOT);
    List<String> order = orders.getOrDefault(user, List.of());
    int place = order.indexOf(list.substring(name + 1));
    return place > 0
        && order.subList(0, place).stream()
            .anyMatch(before -> !store.rows(list.substring(0, name + 1) + before).isEmpty());
  }

  SavedState saveState() {
    return SavedState.of(orders);
  }
}
