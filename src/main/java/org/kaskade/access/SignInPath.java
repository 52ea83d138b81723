package org.kaskade.access;

/// Where people sign in: at most one bean, of the module that serves pages. Whoever looks at a page
/// without being signed in is led there, and comes back by the parameter `to`.
///
/// @param path e.g. `/sign-in`
public record SignInPath(String path) {}
