package org.kaskade.records;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordGraphQlNames;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// Ties the mutations of the record types to {@link Records}: one to make a record, one to edit it,
/// one for each transition, one to vote and one for its checklist.
@Component
class RecordMutations implements RuntimeWiringConfigurer {
  private final CmdbSchema schema;
  private final Records records;
  private final CurrentActor actor;

  RecordMutations(CmdbSchema schema, Records records, CurrentActor actor) {
    this.schema = schema;
    this.records = records;
    this.actor = actor;
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    for (RecordType type : schema.recordTypes()) {
      RecordGraphQlNames names = new RecordGraphQlNames(type);
      wiring.type(
          "Mutation",
          mutation ->
              mutation
                  .dataFetcher(
                      type.createMutation(),
                      e -> records.create(type.name(), input(e), operation(e)))
                  .dataFetcher(names.voteMutation(), e -> vote(type, e))
                  .dataFetcher(
                      names.remarkMutation(),
                      e ->
                          records.remark(
                              number(type, e), RecordWiring.argument(e, "text"), operation(e)))
                  .dataFetcher(
                      names.taskMutation(),
                      e ->
                          records.finishTask(
                              number(type, e), RecordWiring.argument(e, "task"), operation(e))));
      if (names.isEditable()) {
        wiring.type(
            "Mutation",
            mutation ->
                mutation.dataFetcher(
                    names.editMutation(),
                    e -> records.edit(number(type, e), input(e), operation(e))));
      }
      for (RecordTransition transition : type.transitions().values()) {
        if (!transition.programOnly()) {
          wiring.type(
              "Mutation",
              mutation ->
                  mutation.dataFetcher(
                      names.mutation(transition),
                      e ->
                          records.perform(
                              number(type, e), transition.name(), input(e), operation(e))));
        }
      }
    }
  }

  private KeptRecord vote(RecordType type, DataFetchingEnvironment e) {
    boolean approves = RecordWiring.argument(e, "decision").equals("APPROVE");
    return records.vote(number(type, e), e.getArgument("approval"), approves, operation(e));
  }

  /// A number that may be of this type: of another one it is unknown here.
  private static String number(RecordType type, DataFetchingEnvironment e) {
    String number = RecordWiring.argument(e, "number");
    if (!number.startsWith(type.prefix() + "-")) {
      throw RequestRefused.notFound(
          "UNKNOWN_RECORD",
          "There is no %s with this number; theirs begin with %s-."
              .formatted(type.name(), type.prefix()));
    }
    return number;
  }

  private static Map<String, Object> input(DataFetchingEnvironment e) {
    Map<String, Object> input = e.getArgument("input");
    return input == null ? Map.of() : input;
  }

  private Operation operation(DataFetchingEnvironment e) {
    return new Operation(
        actor.actor(),
        e.getArgument("comment"),
        e.getArgument("operationId"),
        e.getArgument("version"));
  }
}
