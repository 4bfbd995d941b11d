package org.dsr4j.testkit.internal.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The order in which a user's sign-in methods can be deleted. Safe for use by several threads. */
public final class SignInMethods {

  /** The lists of methods that can be deleted. */
  private static final List<String> DELETABLE =
      List.of(
          "emailMethods",
          "externalAuthenticationMethods",
          "fido2Methods",
          "hardwareOathMethods",
          "microsoftAuthenticatorMethods",
          "phoneMethods",
          "platformCredentialMethods",
          "softwareOathMethods",
          "temporaryAccessPassMethods",
          "windowsHelloForBusinessMethods");

  private final TenantStore store;
  private final Map<String, List<String>> orders = new ConcurrentHashMap<>();
  private final Map<String, String> defaults = new ConcurrentHashMap<>();

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
   * Sets the default method: it can be deleted when no other method is left.
   *
   * @param user the user's id
   * @param list the name of its list
   * @throws IllegalArgumentException when no such list has methods that can be deleted
   */
  public void makeDefault(String user, String list) {
    if (!DELETABLE.contains(list)) {
      throw new IllegalArgumentException("no list of sign-in methods is called " + list);
    }
    defaults.put(user.toLowerCase(Locale.ROOT), list);
  }

  /**
   * {@return whether a method cannot be deleted yet}
   *
   * @param list the path of its list, with the user's id
   */
  public boolean isTooEarly(String list) {
    int name = list.lastIndexOf('/');
    String user = list.split("/", -1)[2].toLowerCase(Locale.ROOT);
    String folder = list.substring(0, name + 1);
    return before(user, list.substring(name + 1)).stream()
        .anyMatch(before -> !store.rows(folder + before).isEmpty());
  }

  /** The lists that must be empty first. */
  private List<String> before(String user, String list) {
    if (list.equals(defaults.get(user))) {
      return DELETABLE.stream().filter(other -> !other.equals(list)).toList();
    }
    List<String> order = orders.getOrDefault(user, List.of());
    return order.subList(0, Math.max(0, order.indexOf(list)));
  }

  SavedState saveState() {
    return SavedState.all(List.of(SavedState.of(orders), SavedState.of(defaults)));
  }
}
