package org.kaskade.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.ExecutionContext;
import graphql.execution.ResultNodesInfo;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Refuses documents that ask for too much, before they are validated, and answers that grow too
/// large.
final class DocumentLimits extends SimplePerformantInstrumentation {
  /// Rules of the grammar within each other; a document of the allowed depth has far fewer.
  private static final int RULE_DEPTH = 500;

  private static final String CHECKED = "checked";
  private static final String SPLIT = "Ask in several requests.";

  private final RequestLimits limits;
  private final ParserOptions parserOptions;

  DocumentLimits(RequestLimits limits) {
    this.limits = limits;
    this.parserOptions =
        ParserOptions.newParserOptions()
            .maxCharacters(limits.document())
            .maxTokens(limits.documentTokens())
            .maxWhitespaceTokens(limits.document())
            .maxRuleDepth(RULE_DEPTH)
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .captureSourceLocation(true)
            .build();
  }

  @Override
  public ExecutionInput instrumentExecutionInput(
      ExecutionInput input,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    int characters = input.getQuery() == null ? 0 : input.getQuery().length();
    if (characters > limits.document()) {
      throw LimitExceeded.of(
          "DOCUMENT_TOO_LARGE",
          "This document has characters in number:",
          characters,
          limits.document(),
          "document",
          "Give inputs as variables.");
    }
    input.getGraphQLContext().put(ParserOptions.class, parserOptions);
    input.getGraphQLContext().put(ResultNodesInfo.MAX_RESULT_NODES, limits.resultNodes());
    return input;
  }

  @Override
  public InstrumentationContext<Document> beginParse(
      InstrumentationExecutionParameters parameters, InstrumentationState state) {
    return SimpleInstrumentationContext.whenCompleted((document, failure) -> {
      if (failure instanceof ParseCancelledTooDeepException) {
        throw LimitExceeded.of(
            "DEPTH_LIMIT",
            "This document nests too deeply to be read",
            limits.depth(),
            "depth",
            SPLIT);
      }
      if (failure instanceof ParseCancelledException) {
        throw LimitExceeded.of(
            "DOCUMENT_TOO_LARGE",
            "This document has too many words and marks",
            limits.documentTokens(),
            "document-tokens",
            "Give inputs as variables.");
      }
    });
  }

  @Override
  public DocumentAndVariables instrumentDocumentAndVariables(
      DocumentAndVariables parsed,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    check(parsed.getDocument(), parameters);
    parameters.getGraphQLContext().put(DocumentLimits.class, CHECKED);
    return parsed;
  }

  /// A document of {@link KnownDocuments} comes here at once.
  @Override
  public ExecutionContext instrumentExecutionContext(
      ExecutionContext context,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    if (!parameters.getGraphQLContext().hasKey(DocumentLimits.class)) {
      check(context.getDocument(), parameters);
    }
    return context;
  }

  /// Looks at all operations, for validation does so too.
  private void check(Document document, InstrumentationExecutionParameters parameters) {
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      check(
          operation.getOperation(),
          new DocumentSize(
              parameters.getSchema(),
              document,
              operation,
              parameters.getExecutionInput().getRawVariables().toMap(),
              limits.fragmentDepth()));
    }
  }

  private void check(Operation kind, DocumentSize document) {
    DocumentSize.Size size = document.size();
    long rootFields = document.rootFields();
    if (size.depth() > limits.depth()) {
      throw LimitExceeded.of(
          "DEPTH_LIMIT",
          "This document nests fields to a depth of",
          size.depth(),
          limits.depth(),
          "depth",
          SPLIT);
    }
    if (kind == Operation.MUTATION && rootFields > limits.mutations()) {
      throw LimitExceeded.of(
          "MUTATIONS_LIMIT",
          "Mutations in this request:",
          rootFields,
          limits.mutations(),
          "mutations",
          "Send several requests; registerAssets takes many CIs in one mutation.");
    }
    if (rootFields > limits.rootFields()) {
      throw LimitExceeded.of(
          "ROOT_FIELDS_LIMIT",
          "Fields at the top of this operation:",
          rootFields,
          limits.rootFields(),
          "root-fields",
          SPLIT);
    }
    if (size.fields() > limits.fields()) {
      throw LimitExceeded.of(
          "FIELDS_LIMIT",
          "Fields of this operation, with fragments expanded:",
          size.fields(),
          limits.fields(),
          "fields",
          SPLIT);
    }
    if (size.largestPage() > limits.pageSize()) {
      throw LimitExceeded.of(
          "PAGE_SIZE_LIMIT",
          "'first' is",
          size.largestPage(),
          limits.pageSize(),
          "page-size",
          "Read further pages with 'after'.");
    }
    if (size.nodes() > limits.requestedNodes()) {
      throw LimitExceeded.of(
          "REQUESTED_NODES_LIMIT",
          "Items this operation could answer if its lists were full:",
          size.nodes(),
          limits.requestedNodes(),
          "requested-nodes",
          "Give smaller values of 'first', or ask for the inner lists of fewer items.");
    }
  }

  @Override
  public CompletableFuture<ExecutionResult> instrumentExecutionResult(
      ExecutionResult result,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    @Nullable ResultNodesInfo nodes =
        parameters.getExecutionInput().getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
    return CompletableFuture.completedFuture(
        nodes != null && nodes.isMaxResultNodesExceeded() ? tooLarge(result) : result);
  }

  /// What was answered so far stays: it may say what a mutation did.
  private ExecutionResult tooLarge(ExecutionResult result) {
    List<graphql.GraphQLError> errors = new ArrayList<>();
    errors.add(
        LimitExceeded.of(
            "RESULT_TOO_LARGE",
            "The answer has too many values and is not complete",
            limits.resultNodes(),
            "result-nodes",
            "Give smaller values of 'first', or ask for fewer fields. A mutation of this request"
                + " was carried out."));
    errors.addAll(result.getErrors());
    return ExecutionResultImpl.newExecutionResult().from(result).errors(errors).build();
  }
}
