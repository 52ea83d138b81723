package org.kaskade.access;

/// What an actor may do. Further roles will be data.
enum Role {
  /// Everything.
  ADMINISTRATOR;

  String authority() {
    return "ROLE_" + name();
  }
}
