// Keys of CIs that were merged into others, and CIs whose claims were split off from others.

CREATE INDEX configuration_item_merged_into IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci._mergedInto);

CREATE INDEX configuration_item_split_from IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci._splitFrom);

// Attributes about which the sources of a CI contradict each other.
CREATE INDEX configuration_item_conflicts IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci._conflicts);

// When a source was heard last.
CREATE CONSTRAINT source_contact IF NOT EXISTS
FOR (contact:SourceContact) REQUIRE contact.source IS UNIQUE;
