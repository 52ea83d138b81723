package org.kaskade.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much one request may ask for: settings `kaskade.limits.…`. A refusal names the one it ran
/// into.
///
/// @param requestBody bytes of a request to `/graphql`; 10,000 CIs with 20,000 dependencies take 9
///   MB
/// @param jsonNesting levels of objects and lists in a request
/// @param jsonString characters of one string in the variables
/// @param jsonTokens JSON tokens of a request
/// @param document characters of a GraphQL document; inputs belong in variables
/// @param documentTokens words and marks of a GraphQL document
/// @param depth fields within fields, fragments expanded, introspection aside
/// @param fragmentDepth fragments within fragments
/// @param fields fields of an operation, fragments expanded wherever they are spread
/// @param rootFields fields at the top of an operation
/// @param mutations changes in one request; each one is a revision
/// @param pageSize items of one page of a list
/// @param requestedNodes items an operation could answer if all its lists were full
/// @param resultNodes values an answer consists of
/// @param queryTime how long a query may run
/// @param mutationTime how long a mutation may run
/// @param planTime how long a query may run that plans a sync
@ConfigurationProperties("kaskade.limits")
public record RequestLimits(
    @DefaultValue("16MB") DataSize requestBody,
    @DefaultValue("50") int jsonNesting,
    @DefaultValue("65536") int jsonString,
    @DefaultValue("5000000") long jsonTokens,
    @DefaultValue("262144") int document,
    @DefaultValue("15000") int documentTokens,
    @DefaultValue("16") int depth,
    @DefaultValue("50") int fragmentDepth,
    @DefaultValue("10000") int fields,
    @DefaultValue("30") int rootFields,
    @DefaultValue("5") int mutations,
    @DefaultValue("1000") int pageSize,
    @DefaultValue("100000") int requestedNodes,
    @DefaultValue("200000") int resultNodes,
    @DefaultValue("10s") Duration queryTime,
    @DefaultValue("120s") Duration mutationTime,
    @DefaultValue("600s") Duration planTime) {}
