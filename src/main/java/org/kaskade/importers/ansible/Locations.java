package org.kaskade.importers.ansible;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;

/// What the rack and site variables say: where machines stand.
final class Locations {
  private static final String LOCATED_IN = "LOCATED_IN";

  private final List<String> siteVariables;
  private final List<String> rackVariables;
  private final Optional<String> site;
  private final Refs refs;
  private final Mentions mentions;
  private final Reports reports;

  Locations(AnsibleOptions options, Refs refs, Mentions mentions, Reports reports) {
    this.siteVariables = options.variables("siteVariable");
    this.rackVariables = options.variables("rackVariable");
    this.site = options.site();
    this.refs = refs;
    this.mentions = mentions;
    this.reports = reports;
  }

  void emit(Machine machine, HostClaims claims) {
    Optional<Reference> at =
        Reference.read(machine, siteVariables, reports)
            .or(() -> site.map(name -> new Reference(name, machine.host.first())));
    Optional<Reference> in = Reference.read(machine, rackVariables, reports);
    Optional<CiRef> siteRef = at.map(Reference::name).map(refs::site);
    at.ifPresent(found -> {
      mentions.ci(refs.site(found.name()), found.name(), Map.of(), found.place());
      claims.attribute("site", found.name(), found.place());
    });
    if (in.isPresent()) {
      Reference rack = in.get();
      CiRef rackRef = refs.rack(at.map(Reference::name), machine.scope, rack.name());
      Map<String, Object> attributes = new HashMap<>();
      at.ifPresent(found -> attributes.put("site", found.name()));
      mentions.ci(rackRef, rack.name(), attributes, rack.place());
      claims.attribute("rack", rack.name(), rack.place());
      mentions.dependency(machine.ref, rackRef, LOCATED_IN, rack.place());
      siteRef.ifPresent(found -> mentions.dependency(rackRef, found, LOCATED_IN, rack.place()));
    } else {
      siteRef.ifPresent(
          found -> mentions.dependency(machine.ref, found, LOCATED_IN, at.orElseThrow().place()));
    }
  }
}
