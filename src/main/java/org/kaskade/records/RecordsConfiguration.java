package org.kaskade.records;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kaskade.people.FurtherRoles;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordApproval;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordTransition.Party;
import org.kaskade.schema.RecordType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What records need of the program.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordLimits.class)
class RecordsConfiguration {
  private static final Pattern ROLE = Pattern.compile("role:([a-z0-9]+(?:-[a-z0-9]+)*)");

  /// So that tokens can be given them.
  @Bean
  FurtherRoles rolesOfRecords(CmdbSchema schema) {
    Set<String> roles = new TreeSet<>();
    for (RecordType type : schema.recordTypes()) {
      Stream<Party> parties =
          Stream.of(
                  type.transitions().values().stream().flatMap(t -> t.by().stream()),
                  type.approvals().values().stream().flatMap(a -> a.excluded().stream()),
                  type.editors().stream())
              .flatMap(each -> each);
      parties.filter(party -> party.kind() == Party.Kind.ROLE).forEach(p -> roles.add(p.name()));
      for (RecordApproval approval : type.approvals().values()) {
        for (RecordExpression of : approval.of()) {
          Matcher role = ROLE.matcher(of.toString());
          while (role.find()) {
            roles.add(role.group(1));
          }
        }
      }
    }
    return new FurtherRoles(List.copyOf(roles));
  }
}
