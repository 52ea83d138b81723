package org.kaskade.graphql;

import graphql.ErrorClassification;

/// What kind of thing went wrong; stands in `extensions.classification` of every error of ours.
enum Classification implements ErrorClassification {
  BAD_REQUEST,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  LIMIT_EXCEEDED,
  NOT_SUPPORTED,
  INTERNAL_ERROR
}
